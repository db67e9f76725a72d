using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;

namespace EngagementFunctions.Tests.Encoding;

public class ColumnMappingTests
{
    [Theory]
    [InlineData(38, 9, "Numeric", 38, 9)]
    [InlineData(29, 0, "Numeric", 29, 0)]
    [InlineData(30, 0, "BigNumeric", 30, 0)]
    [InlineData(10, 9, "Numeric", 10, 9)]
    [InlineData(11, 10, "BigNumeric", 11, 10)]
    [InlineData(76, 38, "BigNumeric", 76, 38)]
    [InlineData(38, 38, "BigNumeric", 38, 38)]
    [InlineData(5, -2, "Numeric", 7, 0)]
    [InlineData(3, 5, "Numeric", 5, 5)]
    public void A_declared_numeric_keeps_its_digits(int precision, int scale, string type, int p, int s)
    {
        var column = Assert.Single(ColumnMapping.Plan([Numeric(precision, scale)], new ColumnOptions()));
        Assert.Equal((type, p, s), (column.Type.ToString(), column.Precision, column.Scale));
    }

    [Theory]
    [InlineData(39, 0)]
    [InlineData(39, 39)]
    [InlineData(77, 38)]
    [InlineData(38, -1)]
    public void A_declared_numeric_beyond_the_warehouse_is_refused(int precision, int scale)
    {
        var error = Refusal([Numeric(precision, scale)]);
        Assert.Equal(ErrorCodes.ColumnTypeUnsupported, error.Code);
        Assert.Contains("write \"n\"::text AS \"n\" in the query", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unsupported_column_is_listed_with_a_cast()
    {
        var error = Refusal([Column("good", 25, "text"), Column("tags", 1009, "text[]"), Column("Mood\"", 77777, "mood"), Column("b", 17, "bytea")]);
        Assert.Equal(ErrorKind.Configuration, error.Kind);
        Assert.DoesNotContain("good", error.Message, StringComparison.Ordinal);
        Assert.Contains("column \"tags\" has the type text[]", error.Message, StringComparison.Ordinal);
        Assert.Contains("array_to_json(\"tags\")::text AS \"tags\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"Mood\"\"\"::text", error.Message, StringComparison.Ordinal);
        Assert.Contains("encode(\"b\", 'base64') AS \"b\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?column?", "character ?")]
    [InlineData("a.b", "character .")]
    [InlineData("_table_x", "_TABLE_")]
    [InlineData("_PARTITIONTIME", "_PARTITION")]
    [InlineData("", "0 characters")]
    public void A_name_that_the_warehouse_does_not_take_is_refused(string name, string found) =>
        Assert.Contains(found, Refusal([Column(name, 25, "text")]).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_that_differ_in_case_alone_are_refused()
    {
        var error = Refusal([Column("id", 20, "bigint"), Column("x", 20, "bigint"), Column("ID", 20, "bigint")]);
        Assert.Equal(ErrorCodes.ColumnNameUnsupported, error.Code);
        Assert.Contains("columns 1, 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_without_columns_is_refused() =>
        Assert.Equal(ErrorCodes.QueryInvalid, Refusal([]).Code);

    [Fact]
    public void An_override_for_no_column_is_refused() => Assert.Contains(
        "Columns__scroe names no column",
        Refusal([Column("score", 20, "bigint")], ColumnSettings.Of("scroe")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(20u, "bigint", "Float64")]
    [InlineData(20u, "bigint", "Numeric")]
    [InlineData(25u, "text", "Int64")]
    [InlineData(2950u, "uuid", "String")]
    [InlineData(701u, "double precision", "String")]
    public void An_override_that_would_change_values_is_refused(uint oid, string type, string wanted) =>
        Assert.Equal(
            ErrorCodes.ColumnOverrideInvalid,
            Refusal([Column("c", oid, type)], ColumnSettings.Of("c", Enum.Parse<WarehouseType>(wanted))).Code);

    private static SourceColumn Numeric(int precision, int scale) =>
        new(0, "n", 1700, NumericModifier.Pack(precision, scale), $"numeric({precision},{scale})");

    private static SourceColumn Column(string name, uint oid, string type) => new(0, name, oid, -1, type);

    private static ExtractionException Refusal(SourceColumn[] columns, ColumnOptions? options = null) =>
        Assert.Throws<ExtractionException>(() => ColumnMapping.Plan(
            [.. columns.Select((column, i) => column with { Ordinal = i })], options ?? new ColumnOptions()));
}
