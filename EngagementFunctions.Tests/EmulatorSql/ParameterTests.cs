using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Tests.EmulatorSql;

public sealed class ParameterTests(SqlWarehouse warehouse) : IClassFixture<SqlWarehouse>
{
    [Theory]
    [InlineData("INT64", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("STRING", "it's \"q\" \\ ä", "\"it's \\\"q\\\" \\\\ ä\"")]
    [InlineData("FLOAT64", "NaN", "CAST(\"nan\" AS FLOAT64)")]
    [InlineData("FLOAT64", "0.1", "0.1")]
    [InlineData("BOOL", "true", "true")]
    [InlineData("BYTES", "AP8=", "b\"\\x00\\xff\"")]
    [InlineData("NUMERIC", "1.50", "NUMERIC \"1.5\"")]
    [InlineData("BIGNUMERIC", "1e-38", "BIGNUMERIC \"0.00000000000000000000000000000000000001\"")]
    [InlineData("DATE", "2026-01-02", "DATE \"2026-01-02\"")]
    [InlineData("DATETIME", "2026-01-02T03:04:05.5", "DATETIME \"2026-01-02 03:04:05.500\"")]
    [InlineData("TIME", "03:04:05", "TIME \"03:04:05\"")]
    [InlineData("TIMESTAMP", "2026-01-02 03:04:05.678901+00:00", "TIMESTAMP \"2026-01-02 03:04:05.678901+00\"")]
    [InlineData("JSON", "{\"a\": 1}", "JSON '{\"a\":1}'")]
    public void A_parameter_has_its_type_and_value(string type, string value, string literal)
    {
        var parameter = new SqlParameter(
            "p", new Field("", Enum.Parse<FieldType>(type)), new JsonObject { ["value"] = value });

        Assert.Equal(literal, warehouse.Rows("SELECT FORMAT('%T', @p)", parameter));
        Assert.Equal("true", warehouse.Rows("SELECT @p IS NULL", parameter with { Value = [] }));
    }

    [Fact]
    public void Positional_parameters_are_taken_in_order()
    {
        SqlParameter Text(string value) =>
            new(null, new Field("", FieldType.STRING), new JsonObject { ["value"] = value });

        Assert.Equal("ab", warehouse.Rows("SELECT CONCAT(?, ?)", Text("a"), Text("b")));
        Assert.StartsWith(
            "Query parameter number 2", warehouse.Error("SELECT ?, ?", Text("a")), StringComparison.Ordinal);
        Assert.StartsWith("Query parameter 'x' not found", warehouse.Error("SELECT @x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_and_structs_are_parameters_too()
    {
        var array = new SqlParameter("a", new Field("", FieldType.INT64, FieldMode.REPEATED), JsonNode.Parse(
            """{"arrayValues": [{"value": "1"}, {"value": "2"}]}""")!.AsObject());
        var record = new SqlParameter(
            "s",
            new Field("", FieldType.RECORD)
            {
                Fields = [new Field("x", FieldType.INT64), new Field("y", FieldType.STRING)],
            },
            JsonNode.Parse("""{"structValues": {"x": {"value": "7"}, "y": {"value": "z"}}}""")!.AsObject());

        Assert.Equal("2|7|z", warehouse.Rows("SELECT ARRAY_LENGTH(@a), @s.x, @s.y", array, record));
        Assert.Equal("2", warehouse.Rows("SELECT MAX(v) FROM UNNEST(@a) v WHERE v IN UNNEST(@a)", array));
    }

    [Fact]
    public void A_text_parameter_coerces_to_a_date_as_a_literal_does() => Assert.Equal("true", warehouse.Rows(
        "SELECT DATE '2026-01-02' = @p",
        new SqlParameter("p", new Field("", FieldType.STRING), new JsonObject { ["value"] = "2026-01-02" })));
}
