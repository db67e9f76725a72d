using EngagementFunctions.Errors;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Source;

public class RefusedQueryTests(PostgresFixture postgres)
{
    private const string Tables = "CREATE TABLE t (a int); INSERT INTO t VALUES (1)";

    [Theory]
    [InlineData("INSERT INTO t VALUES (2) RETURNING a")]
    [InlineData("UPDATE t SET a = 2 RETURNING a")]
    [InlineData("DELETE FROM t RETURNING a")]
    [InlineData("WITH gone AS (DELETE FROM t RETURNING a) SELECT a FROM gone")]
    [InlineData("SELECT a INTO u FROM t")]
    [InlineData("CREATE TABLE u AS SELECT 1 AS a")]
    [InlineData("EXPLAIN SELECT 1")]
    [InlineData("SHOW server_version")]
    [InlineData("SELECT FORM t")]
    [InlineData("SELECT a FROM missing")]
    [InlineData("SELECT missing FROM t")]
    [InlineData("SELECT 1) TO STDOUT; COPY (SELECT 2")]
    [InlineData("SELECT a FROM t; DROP TABLE t")]
    [InlineData("SELECT nextval('numbers')")]
    public async Task Anything_but_one_readable_query_is_refused(string sql)
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables + "; CREATE SEQUENCE numbers");
        var error = await Assert.ThrowsAsync<ExtractionException>(() => ReadAsync(database, sql));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.QueryInvalid), (error.Kind, error.Code));
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM t WHERE a = 1"));
    }

    [Theory]
    [InlineData("SELECT a FROM t")]
    [InlineData("WITH w AS (SELECT a FROM t) SELECT a FROM w -- with a comment at the end")]
    [InlineData("VALUES (1)")]
    [InlineData("TABLE t;")]
    [InlineData("/* first */ SELECT ':a @b', a FROM t ORDER BY a;\n-- last;\n")]
    public async Task Every_form_of_one_query_is_read(string sql)
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        Assert.NotEmpty(await ReadAsync(database, sql));
    }

    [Fact]
    public async Task The_servers_words_about_the_query_are_passed_on()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var error = await Assert.ThrowsAsync<ExtractionException>(() => database.OpenAsync("SELECT missing FROM t"));
        Assert.Contains("SQLSTATE 42703 UndefinedColumn", error.Message, StringComparison.Ordinal);
        Assert.Contains("column \"missing\" does not exist (at character 8)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_without_a_value_fails_and_is_named()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => ReadAsync(database, "SELECT a FROM t WHERE a <> ALL ((SELECT current_setting('engagement.ids'))::int[])"));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.QueryInvalid), (error.Kind, error.Code));
        Assert.Contains("engagement.ids", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_the_query_fails_on_is_not_quoted()
    {
        var database = await SourceDatabase.CreateAsync(postgres, "CREATE TABLE t (a text); INSERT INTO t VALUES ('marked-4711')");
        foreach (var sql in new[] { "SELECT a::int AS b FROM t", "SELECT a::regclass::text AS b FROM t" })
        {
            var error = await Assert.ThrowsAsync<ExtractionException>(() => ReadAsync(database, sql));
            Assert.DoesNotContain("marked", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("SQLSTATE", error.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<List<Source.SourceRow>> ReadAsync(SourceDatabase database, string sql)
    {
        await using var snapshot = await database.OpenAsync(sql);
        return await SourceRow.ReadAllAsync(snapshot);
    }
}
