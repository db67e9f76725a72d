using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What readers of the target see, and what they never see.</summary>
[Trait("Host", "any")]
public class PublicationTests(PostgresFixture postgres)
{
    private const int Users = 1_000;
    private const long FirstRows = (2 * Users) - 14;
    private const int LeastReads = 50;

    [Fact]
    public async Task Readers_see_the_old_rows_or_the_new_ones_and_nothing_else()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Equal(FirstRows, await world.PublishedRowsAsync());

        world.EmulatorOptions.CopyJobLatency = TimeSpan.FromSeconds(5);
        var before = FirstRows;
        foreach (var removed in new[] { 100, 101, 102 })
        {
            await world.ChangeSourceAsync($"""DELETE FROM "UserSpecialization" WHERE "userId" = {removed}""");
            var reads = await ReadsDuringAsync(world, app.RunAsync());
            Assert.True(reads.Count >= LeastReads, $"{reads.Count} reads");
            Assert.Equal([before - 2, before], reads.Distinct().Order());
            Assert.Equal(reads.OrderDescending(), reads);
            before -= 2;
        }
    }

    [Fact]
    public async Task A_row_lost_between_load_and_verification_is_caught_and_nothing_is_published()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" = 100""");

        world.EmulatorOptions.BeforeJob = job => Task.Run(() => LoseARow(world, job));
        var answer = await app.RunAsync();

        Assert.Equal((422, "not_proved", "failed"), (answer.Status, answer.Code, answer.State));
        Assert.Contains($"rows: source {FirstRows - 2}, warehouse {FirstRows - 3}", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(FirstRows, await world.PublishedRowsAsync());
        Assert.Empty(await ShadowsAsync(world));
    }

    [Fact]
    public async Task No_shadow_stays_behind_a_run()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Empty(await ShadowsAsync(world));
    }

    [Fact]
    public async Task A_dry_run_proves_and_publishes_nothing()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await using var app = await world.StartAppAsync();
        var answer = await app.RunAsync(new { dryRun = true });
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.True(answer.Run.GetProperty("evidence").GetProperty("equal").GetBoolean());
        Assert.False(await world.IsTargetThereAsync());
    }

    /// <summary>Before the first query that reads the shadow: the loads are done, the verification is not.</summary>
    private static void LoseARow(EngagementWorld world, EmulatedJob job)
    {
        var query = job.Kind == "QUERY" ? (string)job.Details["query"]! : "";
        if (query.Contains("shadow_", StringComparison.Ordinal) && query.Contains("COUNTIF", StringComparison.Ordinal))
        {
            var shadow = query[(query.LastIndexOf("shadow_", StringComparison.Ordinal))..].TrimEnd('`', '\n', ' ');
            var table = $"\"{world.Names.Project}:{world.Names.WorkDataset}\".\"{shadow}\"";
            world.Emulator.ExecuteStorage($"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})");
        }
    }

    private static async Task<List<long>> ReadsDuringAsync(EngagementWorld world, Task<Answer> run)
    {
        var reads = new List<long>();
        while (!run.IsCompleted)
        {
            reads.Add(await world.PublishedRowsAsync());
        }

        Assert.Equal(200, (await run).Status);
        reads.Add(await world.PublishedRowsAsync());
        return reads;
    }

    private static async Task<IEnumerable<string>> ShadowsAsync(EngagementWorld world) =>
        (await world.Rest.TableNamesAsync(world.Names.WorkDataset, TestContext.Current.CancellationToken))
        .Where(name => name.StartsWith("shadow_", StringComparison.Ordinal));

}
