using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.Demo;
using EngagementFunctions.Local.Demo.Runs;
using EngagementFunctions.Local.Demo.Verdict;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class InspectionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Query = "SELECT n AS id, 'é' || n AS label FROM generate_series(1, 3) AS n";
    private static readonly DemoNames Names = new();
    private static readonly RunReport Asked = new() { Id = "run1", Trigger = "timer", Mode = "full", State = "finished" };
    private BigQueryEmulator _emulator = null!;
    private WarehouseRest _rest = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_true_story_holds_in_every_point()
    {
        await TellAsync("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS label FROM UNNEST([3, 1, 2]) AS n");

        Assert.Empty(await FailuresAsync());
    }

    [Theory]
    [InlineData("SELECT n AS id, CONCAT('e', CAST(n AS STRING)) AS label FROM UNNEST([1, 2, 3]) AS n", "every cell")]
    [InlineData("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS label FROM UNNEST([1, 2, 2]) AS n", "every cell")]
    [InlineData("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS name FROM UNNEST([1, 2, 3]) AS n", "columns")]
    public async Task A_changed_target_is_found(string target, string claim)
    {
        await TellAsync(target);

        Assert.Contains(claim, Assert.Single(await FailuresAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_row_is_found_by_count_and_by_content()
    {
        await TellAsync("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS label FROM UNNEST([1, 2]) AS n");

        Assert.Equal(2, (await FailuresAsync()).Count);
    }

    [Fact]
    public async Task A_shadow_left_behind_is_found()
    {
        await TellAsync("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS label FROM UNNEST([1, 2, 3]) AS n");
        await _rest.QueryAsync($"CREATE TABLE `{Names.Project}.{Names.WorkDataset}.shadow_run1` (id INT64)", Now);

        Assert.Contains("shadow_run1", Assert.Single(await FailuresAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed", 3, "finished in the journal: failed")]
    [InlineData("finished", 4, "its evidence names 3 rows")]
    public async Task A_run_that_went_otherwise_is_found(string state, int warehouseRows, string failure)
    {
        await TellAsync("SELECT n AS id, CONCAT('é', CAST(n AS STRING)) AS label FROM UNNEST([1, 2, 3]) AS n",
            state, warehouseRows);

        Assert.Contains(failure, Assert.Single(await FailuresAsync()), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _emulator = await BigQueryEmulator.StartAsync(new BigQueryEmulatorOptions(), Now);
        _rest = new WarehouseRest(_emulator.BaseUri, Names.Project, () => "none");
        await _rest.CreateDatasetAsync(Names.Dataset, Now);
        await _rest.CreateDatasetAsync(Names.WorkDataset, Now);
    }

    public ValueTask DisposeAsync()
    {
        _rest.Dispose();
        return _emulator.DisposeAsync();
    }

    /// <summary>A target, and a journal that tells of one run.</summary>
    private async Task TellAsync(string target, string state = "finished", int warehouseRows = 3)
    {
        var publishJob = await JobAsync($"CREATE TABLE `{Names.Target}` AS {target}");
        var evidence = $$"""
            {"source":{"rows":3,"columns":[]},"warehouse":{"rows":{{warehouseRows}},"columns":[]},"equal":true}
            """;
        await JobAsync($"CREATE TABLE `{Names.Project}.{Names.WorkDataset}.{JournalReading.Table}` AS "
            + $"SELECT 'run1' AS run_id, 1 AS attempt, '{state}' AS state, CURRENT_TIMESTAMP() AS state_at, "
            + $"'timer' AS `trigger`, 'full' AS mode, 3 AS row_count, 100 AS byte_count, 1 AS batch_count, "
            + $"'{evidence.Trim()}' AS evidence, '{{}}' AS timings, '[]' AS procedures, "
            + $"CAST(NULL AS STRING) AS error_code, CAST(NULL AS STRING) AS error_message, '{publishJob}' AS publish_job");
    }

    private async Task<string> JobAsync(string sql)
    {
        using var answer = await _rest.PostAsync("queries", new { query = sql, useLegacySql = false }, Now);
        return answer.RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;
    }

    private async Task<IReadOnlyList<string>> FailuresAsync()
    {
        await using var source = await SourceReading.OpenAsync(await postgres.CreateDatabaseAsync(), Query, Now);
        var checks = await new Inspection(_rest, Names, source).TakeAsync([Asked], procedures: false, Now);
        return [.. checks.Where(check => !check.Holds).Select(check => $"{check.Claim}: {check.Found}")];
    }
}
