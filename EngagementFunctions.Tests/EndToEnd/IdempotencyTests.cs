using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>A request with a name of its own is done once, however often and wherever it is asked for.</summary>
[Trait("Host", "any")]
public class IdempotencyTests(PostgresFixture postgres)
{
    private const int Callers = 20;

    [Fact]
    public async Task Twenty_callers_on_two_processes_share_one_run_and_one_answer()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(200);
        await using var one = await world.StartAppAsync();
        await using var other = await world.StartAppAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
            (caller % 2 == 0 ? one : other).RunAsync(key: "monday-order")));

        Assert.All(answers, answer => Assert.Equal((200, "finished"), (answer.Status, answer.Status == 200 ? answer.State : null)));
        Assert.Single(answers.Select(answer => answer.Run.GetProperty("id").GetString()).Distinct());
        Assert.Equal(["running", "finished"], (await world.JournalAsync()).Select(row => row["state"]));
        Assert.Equal(1, world.Emulator.Requests.Count(request => request.Method == "POST"
            && request.Path.EndsWith("/upload/bigquery/v2/projects/engagement-demo/jobs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Asked_again_it_answers_what_was_done_and_a_new_name_runs_anew()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        var first = await app.RunAsync(key: "a");
        var again = await app.RunAsync(key: "a");
        var other = await app.RunAsync(key: "b");
        Assert.Equal(first.Run.GetRawText(), again.Run.GetRawText());
        Assert.NotEqual(first.Run.GetProperty("id").GetString(), other.Run.GetProperty("id").GetString());

        var mismatch = await app.RunAsync(new { dryRun = true }, key: "a");
        Assert.Equal((422, "request_differs"), (mismatch.Status, mismatch.Code));
        Assert.Equal("finished", (await app.GetAsync("runs/" + first.Run.GetProperty("id").GetString())).State);
        Assert.Equal(first.Run.GetRawText(), (await app.RunAsync(key: "a")).Run.GetRawText());
        Assert.DoesNotContain("refused", (await world.JournalAsync()).Select(row => row["state"]));
    }

    [Fact]
    public async Task A_refused_run_stays_refused_and_a_failed_one_gets_its_next_attempt()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        world.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD" ? throw BigQueryError.Invalid("broken") : Task.CompletedTask;
        var failed = await app.RunAsync(key: "a");
        Assert.Equal("warehouse_refused", failed.Code);
        world.EmulatorOptions.BeforeJob = null;
        var mended = await app.RunAsync(key: "a");
        Assert.Equal((200, 2), (mended.Status, mended.Run.GetProperty("attempt").GetInt32()));
        Assert.Equal(failed.Run.GetProperty("id").GetString(), mended.Run.GetProperty("id").GetString());

        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" """);
        var refused = await app.RunAsync(key: "b");
        await world.ChangeSourceAsync("""INSERT INTO "UserSpecialization" ("userId", specialization) VALUES (7, 'Data Engineering')""");
        var still = await app.RunAsync(key: "b");
        Assert.Equal((422, "empty", "refused"), (refused.Status, refused.Code, refused.State));
        Assert.Equal((422, "empty", "refused"), (still.Status, still.Code, still.State));
    }

    [Fact]
    public async Task A_named_caller_who_does_not_wait_is_sent_to_the_run_that_is_at_work()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(400);
        await using var one = await world.StartAppAsync();
        await using var other = await world.StartAppAsync();
        var calls = await Task.WhenAll(one.RunAsync(wait: 0, key: "k"), other.RunAsync(wait: 0, key: "k"));
        var location = Assert.Single(calls.Select(call => call.Location?.AbsolutePath ?? "/api/engagement/runs/" + call.Run.GetProperty("id").GetString()).Distinct());
        await Eventually.TrueAsync(async () => (await one.GetAsync("runs/" + location.Split('/')[^1])).State == "finished");
    }
}
