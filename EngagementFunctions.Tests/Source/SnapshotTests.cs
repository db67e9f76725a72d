using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Source;

public class SnapshotTests(PostgresFixture postgres)
{
    private const string Tables = "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 10)";

    [Fact]
    public async Task Rows_are_those_of_the_moment_the_snapshot_was_taken()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        await using var snapshot = await database.OpenAsync("SELECT a FROM t");
        await database.ExecuteAsync("INSERT INTO t VALUES (11); DELETE FROM t WHERE a < 5");
        Assert.Equal(10, (await SourceRow.ReadAllAsync(snapshot)).Count);
    }

    [Fact]
    public async Task Taken_at_is_the_servers_time()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var before = await database.ScalarAsync<DateTime>("SELECT clock_timestamp()");
        await using var snapshot = await database.OpenAsync("SELECT a FROM t");
        var after = await database.ScalarAsync<DateTime>("SELECT clock_timestamp()");
        Assert.InRange(snapshot.TakenAt, new DateTimeOffset(before), new DateTimeOffset(after));
        Assert.Equal(TimeSpan.Zero, snapshot.TakenAt.Offset);
    }

    [Fact]
    public async Task The_transaction_has_the_settings_of_the_options()
    {
        var database = await SourceDatabase.CreateAsync(postgres, "CREATE SCHEMA apart; CREATE TABLE apart.only_there (a int)");
        database.Options.StatementTimeout = TimeSpan.FromSeconds(71);
        database.Options.SearchPath = "apart, public";
        await using var snapshot = await database.OpenAsync("""
            SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '
                || current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('row_security') || ' '
                || current_setting('TimeZone') || ' ' || current_setting('transaction_isolation') || ' '
                || current_setting('transaction_read_only') || ' ' || current_setting('client_encoding') || ' '
                || current_setting('application_name') || ' ' || current_setting('engagement.ids')
            WHERE NOT EXISTS (SELECT FROM only_there)
            """, ("ids", "{1,2}"));
        Assert.Equal(
            "71s 1min 5min off UTC repeatable read on UTF8 engagement-test {1,2}",
            System.Text.Encoding.UTF8.GetString(Convert.FromHexString(Assert.Single(await SourceRow.ReadAllAsync(snapshot)).Fields)));
    }

    [Fact]
    public async Task The_session_ends_with_the_rows()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        await using var snapshot = await database.OpenAsync("SELECT a FROM t");
        Assert.Equal(1, await database.SessionsAsync());
        await SourceRow.ReadAllAsync(snapshot);
        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
        Assert.NotNull(snapshot.Held);
    }

    [Fact]
    public async Task A_table_truncated_between_snapshot_and_query_is_noticed()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        await using var other = await database.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var truncate = new NpgsqlCommand("TRUNCATE t", other, transaction);
        await truncate.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var opening = database.OpenAsync("SELECT a FROM t");
        await AssertEventually.TrueAsync(async () => await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_locks WHERE NOT granted") == 1);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await using var snapshot = await opening;
        var error = await Assert.ThrowsAsync<ExtractionException>(() => SourceRow.ReadAllAsync(snapshot));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
        Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_lasts_too_long_is_transient()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        database.Options.LockTimeout = TimeSpan.FromSeconds(1);
        await using var other = await database.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var migration = new NpgsqlCommand("LOCK TABLE t", other, transaction);
        await migration.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<ExtractionException>(() => database.OpenAsync("SELECT a FROM t"));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
        Assert.Contains("Source__LockTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_transient()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        database.Options.StatementTimeout = TimeSpan.FromSeconds(1);
        await using var snapshot = await database.OpenAsync("SELECT pg_sleep(60)::text");
        var error = await Assert.ThrowsAsync<ExtractionException>(() => SourceRow.ReadAllAsync(snapshot));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
    }

    [Fact]
    public async Task A_snapshot_that_was_not_read_leaves_no_session()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var snapshot = await database.OpenAsync("SELECT a FROM t");
        await snapshot.DisposeAsync();
        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
    }
}
