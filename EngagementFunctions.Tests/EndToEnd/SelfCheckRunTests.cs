using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>When the proof itself is checked, and what a warehouse that fails the check gets.</summary>
public class SelfCheckRunTests(PostgresFixture postgres)
{
    private const string Float = "FORMAT('%.16e', IF(value = 0, 0, value))";

    [Fact]
    public async Task The_proof_is_checked_before_the_first_publication_of_a_version_and_not_again()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        var checks = 0;
        world.EmulatorOptions.BeforeJob = job =>
        {
            checks += IsSelfCheck(job) ? 1 : 0;
            return Task.CompletedTask;
        };
        await using (var app = await world.StartAppAsync())
        {
            Assert.Equal(200, (await app.RunAsync()).Status);
            Assert.Equal(1, checks);
            Assert.Equal(200, (await app.RunAsync()).Status);
        }

        await using (var app = await world.StartAppAsync())
        {
            Assert.Equal(200, (await app.RunAsync()).Status);
            Assert.Equal(1, checks);
        }

        // The journal of an app that is older than this one.
        world.Emulator.ExecuteStorage(
            $"UPDATE \"{world.Names.Project}:{world.Names.WorkDataset}\".\"engagement_runs\" SET app_version = '0.0.1'");
        await using var updated = await world.StartAppAsync();
        Assert.Equal(200, (await updated.RunAsync()).Status);
        Assert.Equal(2, checks);
    }

    [Fact]
    public async Task A_warehouse_that_writes_a_value_otherwise_gets_nothing()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (IsSelfCheck(job))
            {
                job.Details["query"] = ((string)job.Details["query"]!).Replace(Float, "CAST(value AS STRING)", StringComparison.Ordinal);
            }

            return Task.CompletedTask;
        };
        await using var app = await world.StartAppAsync();
        var answer = await app.RunAsync();
        Assert.Equal((500, "proof_self_check", "failed"), (answer.Status, answer.Code, answer.State));
        Assert.Contains("CAST('0.1' AS FLOAT64)", answer.Detail, StringComparison.Ordinal);
        Assert.False(await world.IsTargetThereAsync());
    }

    private static bool IsSelfCheck(EmulatedJob job) =>
        job.Kind == "QUERY" && ((string)job.Details["query"]!).StartsWith("WITH samples AS", StringComparison.Ordinal);
}
