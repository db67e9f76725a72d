using EngagementFunctions.Local.Demo.Verdict;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class SourceReadingTests(PostgresFixture postgres)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_type_has_the_text_that_the_warehouse_shows()
    {
        var row = await OnlyRowAsync("""
            SELECT 9007199254740993 AS i, 12.500::numeric AS n, 0.1::float8 AS f, 1.5::real AS r, true AS b,
                   'é'::text AS t, date '2026-02-03' AS d, timestamp '2026-02-03 04:05:06.7' AS ts,
                   timestamptz '2026-02-03 04:05:06.000007+02' AS tz, NULL::int AS missing;
            """);

        Assert.Equal(["9007199254740993", "12.5", "0.1", "1.5", "true", "é", "2026-02-03",
            "2026-02-03T04:05:06.700000", "2026-02-03T02:05:06.000007", null], row);
    }

    [Fact]
    public async Task Nothing_can_be_written_through_it()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var create = source.CreateCommand("CREATE SEQUENCE steps");
        await create.ExecuteNonQueryAsync(Now);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => RowsAsync(database, "SELECT nextval('steps') AS step"));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    private async Task<string?[]> OnlyRowAsync(string query) =>
        Assert.Single(await RowsAsync(await postgres.CreateDatabaseAsync(), query));

    private static async Task<List<string?[]>> RowsAsync(string database, string query)
    {
        await using var source = await SourceReading.OpenAsync(database, query, Now);
        return await source.RowsAsync(Now).ToListAsync(Now);
    }
}
