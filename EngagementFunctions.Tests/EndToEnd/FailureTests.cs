using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What is wrong ends in one clear message and the right status; the target stays as it was.</summary>
public class FailureTests(PostgresFixture postgres)
{
    private const string Secret = "engagement-postgres";

    [Fact]
    public async Task An_unknown_secret_is_named() => await FailsAsync(
        [("KeyVault__PostgresSecretName", "no-such-secret")], _ => { }, 500, "secret_missing", "no-such-secret", "az keyvault secret set");

    [Fact]
    public async Task A_wrong_password_is_told_as_such() => await FailsAsync(
        [], world => world.Vault.Secrets.Set(Secret, Changed(world, c => c.Password = "wrong-Zm9v")), 500, "source_sign_in", "Password=");

    [Fact]
    public async Task A_secret_that_is_no_connection_string_is_told_as_such() => await FailsAsync(
        [], world => world.Vault.Secrets.Set(Secret, "postgresql://reader:marked-c2Vj@db/school"), 500, "secret_invalid", "Host=");

    [Fact]
    public async Task An_unreachable_server_may_be_tried_again() => await FailsAsync(
        [], world => world.Vault.Secrets.Set(Secret, Changed(world, c => c.Port = 1)), 503, "source_unreachable", "Host=");

    [Fact]
    public async Task A_missing_database_is_told_as_such() => await FailsAsync(
        [], world => world.Vault.Secrets.Set(Secret, Changed(world, c => c.Database = "nowhere")), 500, "source_sign_in", "database");

    [Theory]
    [InlineData("DELETE FROM \"User\"")]
    [InlineData("SELECT 1 AS a; SELECT 2 AS b")]
    [InlineData("WITH gone AS (DELETE FROM \"UserSpecialization\" RETURNING *) SELECT * FROM gone")]
    [InlineData("SELECT FROM nothing WHERE")]
    [InlineData("  -- nothing\n")]
    [InlineData("CREATE TABLE x (id int)")]
    public async Task A_query_that_is_not_one_select_is_refused(string sql)
    {
        using var file = new TemporaryFile(sql);
        await FailsAsync([("Source__QueryFile", file.Path), ("Run__KeyColumns", "none")], _ => { }, 500, "query_invalid", "SELECT");
    }

    [Fact]
    public async Task A_missing_query_file_is_named() => await FailsAsync(
        [("Source__QueryFile", "/nowhere/engagement.sql")], _ => { }, 500, "query_file_missing", "/nowhere/engagement.sql");

    [Fact]
    public async Task A_missing_dataset_is_named_with_what_creates_it() => await FailsAsync(
        [("BigQuery__DatasetId", "elsewhere")], _ => { }, 500, "dataset_missing", "elsewhere", "bq mk");

    [Fact]
    public async Task A_missing_work_dataset_is_named() => await FailsAsync(
        [("BigQuery__WorkDatasetId", "workshop")], _ => { }, 500, "dataset_missing", "workshop");

    [Fact]
    public async Task A_type_that_is_not_mapped_fails_before_anything_is_read()
    {
        using var file = new TemporaryFile("SELECT id, '{1}'::int[] AS marks, now()::time AS hour FROM \"User\"");
        await FailsAsync(
            [("Source__QueryFile", file.Path), ("Run__KeyColumns", "none")],
            _ => { }, 500, "column_type_unsupported", "marks", "integer[]", "hour", "time without time zone");
    }

    [Fact]
    public async Task A_load_that_fails_publishes_nothing() => await FailsAsync(
        [],
        world => world.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD"
            ? throw BigQueryError.Invalid("Could not parse 'marked-value'")
            : Task.CompletedTask,
        422, "warehouse_refused", "load batch 1");

    [Fact]
    public async Task A_column_that_vanished_from_the_query_is_refused()
    {
        using var file = new TemporaryFile("SELECT id, \"firstName\" FROM \"User\"");
        await FailsAsync(
            [("Source__QueryFile", file.Path), ("Run__KeyColumns", "id")], _ => { }, 422, "schema_changed", "specialization", "email_address");
    }

    [Fact]
    public async Task A_failing_procedure_leaves_the_table_published_and_says_so()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await world.QueryAsync($"""
            CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.sp_breaks`() BEGIN SELECT ERROR('marked-value'); END
            """);
        await using var app = await world.StartAppAsync(("BigQuery__Procedures", "sp_breaks"));
        var answer = await app.RunAsync();
        Assert.Equal((422, "procedure_failed", "published"), (answer.Status, answer.Code, answer.State));
        Assert.Contains("The target is published", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(10, await world.PublishedRowsAsync());
        Assert.Equal(
            [("running", null), ("published", null), ("published", "procedure_failed")],
            (await world.JournalAsync()).Select(row => (row["state"], row["error_code"])));
        Assert.DoesNotContain("marked-value", app.Log + answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backendError")]
    [InlineData("jobInternalError")]
    public async Task A_procedure_that_BigQuery_broke_off_is_not_called_again(string reason)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await world.QueryAsync($"CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.sp_half`() BEGIN SELECT 1; END");
        await using var app = await world.StartAppAsync(("BigQuery__Procedures", "sp_half"));
        var calls = 0;
        world.EmulatorOptions.BeforeJob = job =>
            job.Kind == "QUERY" && ((string)job.Details["query"]!).StartsWith("CALL", StringComparison.Ordinal) && ++calls > 0
                ? throw new BigQueryError(reason, "broke off", 503)
                : Task.CompletedTask;
        var answer = await app.RunAsync();
        Assert.Equal((422, "procedure_failed", 1), (answer.Status, answer.Code, calls));
        Assert.Contains("by hand", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(10, await world.PublishedRowsAsync());
    }

    private async Task FailsAsync(
        (string Name, string? Value)[] settings, Action<EngagementWorld> spoil, int status, string code, params string[] named)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using (var healthy = await world.StartAppAsync())
        {
            Assert.Equal(200, (await healthy.RunAsync()).Status);
        }

        spoil(world);
        await using var app = await world.StartAppAsync(settings);
        var answer = await app.RunAsync();
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.All(named, text => Assert.Contains(text, answer.Detail, StringComparison.Ordinal));
        world.EmulatorOptions.BeforeJob = null;
        Assert.Equal(10, await world.PublishedRowsAsync());
        Assert.All(
            ["wrong-Zm9v", "marked-c2Vj", "marked-value", new NpgsqlConnectionStringBuilder(world.Source).Password!],
            secret => Assert.DoesNotContain(secret, app.Log + answer.Body, StringComparison.Ordinal));
    }

    private static string Changed(EngagementWorld world, Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(world.Source);
        change(connection);
        return connection.ConnectionString;
    }
}
