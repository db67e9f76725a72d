using System.Text.Json;
using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>
/// queries.jsonl holds queries with the rows, or the error, that GoogleSQL's own reference evaluator gave.
/// </summary>
public sealed class QueryTests(SqlWarehouse warehouse) : IClassFixture<SqlWarehouse>
{
    [Fact]
    public void Queries_have_the_rows_and_errors_that_GoogleSQL_gives_them()
    {
        var samples = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "EmulatorSql", "queries.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Sample>(line, JsonSerializerOptions.Web)!)
            .ToList();

        Assert.NotEmpty(samples);
        Assert.Empty(samples.Select(Fault).OfType<string>());
    }

    [Fact]
    public void Columns_without_a_name_are_numbered_apart_from_the_others()
    {
        var outcome = warehouse.Run("SELECT 1, 2 AS a, 'x', b.c FROM (SELECT STRUCT(1 AS c) AS b)");

        Assert.Equal(["f0_", "a", "f1_", "c"], outcome.Schema.Select(field => field.Name));
    }

    [Fact]
    public void Two_result_columns_of_one_name_are_refused() =>
        Assert.Contains("Found duplicate(s): a", warehouse.Error("SELECT 1 AS a, 2 AS A"), StringComparison.Ordinal);

    [Fact]
    public void An_array_that_holds_a_null_cannot_be_written_and_a_null_array_is_empty()
    {
        Assert.StartsWith(
            "Array cannot have a null element", warehouse.Error("SELECT [1, NULL]"), StringComparison.Ordinal);
        Assert.Equal("[]", warehouse.Rows("SELECT CAST(NULL AS ARRAY<INT64>)"));
    }

    [Theory]
    [InlineData("SELECT * FROM nosuch", "Not found: Table demo:sales.nosuch was not found in location US")]
    [InlineData("SELECT * FROM other.t", "Not found: Dataset demo:other was not found in location US")]
    [InlineData("SELECT * FROM `far-away.other.t`", "Not found: Dataset far-away:other was not found in location US")]
    [InlineData("SELECT * FROM far-away-1.other.t", "Not found: Dataset far-away-1:other was not found in location US")]
    public void A_missing_table_is_named_in_full(string sql, string message)
    {
        var error = Assert.Throws<BigQueryError>(() => warehouse.Run(sql));

        Assert.Equal(("notFound", 404, message), (error.Reason, error.HttpStatus, error.Message));
    }

    [Theory]
    [InlineData("SELEC 1", "Syntax error: Unexpected identifier \"SELEC\" at [1:1]")]
    [InlineData("SELECT", "Syntax error: Unexpected end of script at [1:7]")]
    [InlineData("SELECT 1\nFROM", "Syntax error: Expected identifier but got end of script at [2:5]")]
    [InlineData("SELECT 'a", "Syntax error: Unclosed string literal at [1:8]")]
    [InlineData("SELECT select FROM t", "Syntax error: Unexpected keyword SELECT at [1:8]")]
    [InlineData("SELECT x FROM UNNEST([1]) x WHERE y = 1", "Unrecognized name: y at [1:35]")]
    public void An_error_in_the_text_says_where_it_is(string sql, string message)
    {
        var error = Assert.Throws<BigQueryError>(() => warehouse.Run(sql));

        Assert.Equal(("invalidQuery", 400, message), (error.Reason, error.HttpStatus, error.Message));
    }

    [Fact]
    public void A_dry_run_gives_schema_and_errors_and_no_rows()
    {
        var outcome = warehouse.DryRun("SELECT 1 AS a, [DATE '2026-01-01'] AS b");

        Assert.Null(outcome.ResultTable);
        Assert.Equal(
            ["a INT64 NULLABLE", "b DATE REPEATED"], outcome.Schema.Select(f => $"{f.Name} {f.Type} {f.Mode}"));
        Assert.Throws<BigQueryError>(() => warehouse.DryRun("SELECT nosuch"));
    }

    private string? Fault(Sample sample)
    {
        var wanted = sample.Error is null ? string.Join('\n', sample.Rows!) : $"error: {sample.Error}";
        var answer = Evaluate(sample.Sql);
        var isRight = sample.Error is null ? answer == wanted : answer.StartsWith(wanted, StringComparison.Ordinal);
        return isRight ? null : $"{sample.Sql}\n   is {answer}\n   not {wanted}\n";
    }

    private string Evaluate(string sql)
    {
        try
        {
            return warehouse.Rows(sql);
        }
        catch (BigQueryError error)
        {
            return $"error: {error.Message}";
        }
    }

    private sealed record Sample(string Sql, IReadOnlyList<string>? Rows, string? Error);
}
