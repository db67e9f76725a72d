using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>The timer and its HTTP twin, over the real host.</summary>
public class TriggerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_timer_publishes_without_being_asked()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        var soon = StartingSchedule.After(TimeSpan.FromSeconds(4), TimeProvider.System).Expression;
        await using var app = await world.StartAppAsync(("ENGAGEMENT_SCHEDULE", soon));
        await Eventually.TrueAsync(async () => await world.IsTargetThereAsync() && (await app.LatestRunAsync())?.State == "finished");
        var run = (await app.LatestRunAsync())!;
        Assert.Equal("timer", run.Body.GetProperty("trigger").GetString());
        Assert.Equal(48, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task A_caller_who_does_not_wait_is_told_where_to_look()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(500);
        await using var app = await world.StartAppAsync();
        var early = await app.RunAsync(wait: 0);
        Assert.Equal((202, "running"), (early.Status, early.State));
        Assert.NotNull(early.Location);
        Assert.EndsWith("/" + early.Run.GetProperty("id").GetString(), early.Location.AbsolutePath, StringComparison.Ordinal);

        await Eventually.TrueAsync(async () => (await app.GetAsync(early.Location.ToString())).State == "finished");
        var run = (await app.GetAsync(early.Location.ToString())).Run;
        Assert.Equal(48, run.GetProperty("rows").GetInt64());
        Assert.Equal("http", run.GetProperty("trigger").GetString());
        Assert.Equal("stand-in", run.GetProperty("buildVariant").GetString());
        Assert.Equal(48, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task A_caller_who_hangs_up_does_not_stop_the_run()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(300);
        await using var app = await world.StartAppAsync();
        using var hangUp = new CancellationTokenSource();
        var call = app.Http.PostAsync(new Uri("runs", UriKind.Relative), null, hangUp.Token);
        await Eventually.TrueAsync(() => Task.FromResult(app.Log.Contains("lock done", StringComparison.Ordinal)));
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Eventually.TrueAsync(async () => (await app.LatestRunAsync())?.State == "finished");
        Assert.Equal(48, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task Two_at_once_on_two_processes_publish_once_and_the_other_is_told_by_whom()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(500);
        await using var one = await world.StartAppAsync();
        await using var other = await world.StartAppAsync();
        var first = await one.RunAsync(wait: 0);
        var holder = first.Run.GetProperty("id").GetString()!;
        await Eventually.TrueAsync(() => Task.FromResult(one.Log.Contains("lock done", StringComparison.Ordinal)));

        var second = await other.RunAsync();
        Assert.Equal((409, "target_locked", "skipped"), (second.Status, second.Code, second.State));
        Assert.Contains(holder, second.Detail, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await one.GetAsync("runs/" + holder)).State == "finished");
        Assert.Equal(200, (await other.RunAsync()).Status);
    }

    [Fact]
    public async Task The_latest_runs_are_listed_newest_first()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        Assert.Equal(0, (await app.GetAsync("runs")).Body.GetProperty("runs").GetArrayLength());
        var first = (await app.RunAsync()).Run.GetProperty("id").GetString();
        var second = (await app.RunAsync()).Run.GetProperty("id").GetString();
        Assert.Equal([second, first], Ids(await app.GetAsync("runs")));
        Assert.Equal([second], Ids(await app.GetAsync("runs?limit=1")));

        static IEnumerable<string?> Ids(Answer answer) =>
            answer.Body.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_cannot_be_answered_is_a_problem_that_says_what_is_allowed()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        foreach (var (answer, status, code) in new[]
        {
            (await app.RunAsync(new { mode = "some" }), 400, "bad_request"),
            (await app.RunAsync(new { dryrum = true }), 400, "bad_request"),
            (await app.GetAsync("runs?limit=0"), 400, "bad_request"),
            (await app.GetAsync("runs?limit=many"), 400, "bad_request"),
            (await app.GetAsync("runs/yesterday"), 404, "run_unknown"),
            (await app.GetAsync("runs/20260101_000000_000_aaaaaa"), 404, "run_unknown"),
        })
        {
            Assert.Equal((status, code, "application/problem+json"), (answer.Status, answer.Code, answer.ContentType));
            Assert.NotEmpty(answer.Detail);
        }

        Assert.False(await world.IsTargetThereAsync());
    }

    [Fact]
    public async Task Without_the_key_nobody_starts_a_run()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        app.Http.DefaultRequestHeaders.Remove("x-functions-key");
        using var refused = await app.Http.PostAsync(
            new Uri("runs", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.False(await world.IsTargetThereAsync());
    }

    [Fact]
    public async Task The_procedures_are_called_in_order_and_awaited()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        foreach (var name in new[] { "first", "second" })
        {
            await world.QueryAsync($"""
                CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.{name}`()
                BEGIN
                  CREATE TABLE IF NOT EXISTS `{world.Names.Project}.{world.Names.Dataset}.called` (name STRING, seen INT64);
                  INSERT INTO `{world.Names.Project}.{world.Names.Dataset}.called`
                  SELECT '{name}', (SELECT COUNT(*) FROM `{world.Names.Target}`);
                END
                """);
        }

        await using var app = await world.StartAppAsync(("BigQuery__Procedures", "second, first"));
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.Equal(["second", "first"], answer.Run.GetProperty("procedures").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        var called = await world.QueryAsync($"SELECT name, seen FROM `{world.Names.Project}.{world.Names.Dataset}.called`");
        Assert.Equal([("second", "10"), ("first", "10")], called.Rows.Select(row => (row[0], row[1])));
        Assert.Equal(["running", "published", "finished"], (await world.JournalAsync()).Select(row => row["state"]));

        await app.RunAsync(new { skipProcedures = true });
        Assert.Equal(2, (await world.QueryAsync($"SELECT name FROM `{world.Names.Project}.{world.Names.Dataset}.called`")).Rows.Count);
    }
}
