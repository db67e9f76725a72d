using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

public class UnsupportedValueTests(PostgresFixture postgres)
{
    public static TheoryData<string, string> Values => new()
    {
        { "numeric", "'NaN'" },
        { "numeric", "'Infinity'" },
        { "numeric", "'-Infinity'" },
        { "numeric", "0.0000000001" },
        { "numeric", "1.00000000001" },
        { "numeric", "100000000000000000000000000000" },
        { "numeric", "-1e100" },
        { "numeric(10,2)", "'NaN'" },
        { "numeric(40,20)", "'NaN'" },
        { "date", "'infinity'" },
        { "date", "'-infinity'" },
        { "date", "'0001-12-31 BC'" },
        { "date", "'10000-01-01'" },
        { "timestamp", "'infinity'" },
        { "timestamp", "'0001-12-31 23:59:59.999999 BC'" },
        { "timestamp", "'10000-01-01'" },
        { "timestamptz", "'-infinity'" },
        { "timestamptz", "'10000-01-01 00:00:00+00'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_run_fails_and_says_where_and_how_to_find_the_rows(string type, string literal)
    {
        var database = await SourceDatabase.CreateAsync(postgres, Table(type, literal));
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => Extracted.FromAsync(database, "SELECT id, v FROM t ORDER BY id -- all"));
        Assert.Equal((ErrorKind.Data, ErrorCodes.ValueUnsupported), (error.Kind, error.Code));
        Assert.Contains("Column \"v\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 3, batch 1", error.Message, StringComparison.Ordinal);
        var search = error.Message[error.Message.IndexOf("SELECT q.", StringComparison.Ordinal)..];
        Assert.Equal("3", Assert.Single(await database.RowsAsync($"SELECT id::text FROM ({search.TrimEnd(';')}) found"))[0]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_policy_null_replaces_and_counts(string type, string literal)
    {
        var database = await SourceDatabase.CreateAsync(postgres, Table(type, literal));
        var extracted = await Extracted.FromAsync(
            database, "SELECT id, v FROM t ORDER BY id", options: ColumnSettings.Of("v", null, UnsupportedValues.Null));
        Assert.Equal([false, true, true, false], extracted.Rows.Select(row => row[1] is null));
        Assert.Equal((2, 1), (extracted.Evidence.Columns[1].Nulls, extracted.Evidence.Columns[1].PolicyCount));
    }

    [Fact]
    public async Task A_wider_type_holds_more_digits()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        const string Query = "SELECT 1234567890123456789012345678901.0000000000000000000000000000001 AS v";
        await Assert.ThrowsAsync<ExtractionException>(() => Extracted.FromAsync(database, Query));
        var extracted = await Extracted.FromAsync(
            database, Query, options: ColumnSettings.Of("v", WarehouseType.BigNumeric));
        Assert.Equal("1234567890123456789012345678901.0000000000000000000000000000001", extracted.Rows[0][0]);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_does_not_get_past_the_server()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await database.ExecuteAsync("CREATE DATABASE ascii_of_a_test TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
        try
        {
            var ascii = new SourceDatabase(new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Database = "ascii_of_a_test",
            }.ConnectionString);
            var error = await Assert.ThrowsAsync<ExtractionException>(
                () => Extracted.FromAsync(ascii, @"SELECT E'caf\xE9'::text AS v"));
            Assert.Equal((ErrorKind.Data, ErrorCodes.QueryFailed), (error.Kind, error.Code));
            Assert.Contains("SQLSTATE 22021", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync("DROP DATABASE ascii_of_a_test WITH (FORCE)");
        }
    }

    private static string Table(string type, string literal) =>
        $"CREATE TABLE t (id int, v {type}); "
        + $"INSERT INTO t VALUES (1, {Good(type)}), (2, NULL), (3, {literal}), (4, {Good(type)})";

    private static string Good(string type) =>
        type.StartsWith("numeric", StringComparison.Ordinal) ? "12.25" : "'2024-02-29'";
}
