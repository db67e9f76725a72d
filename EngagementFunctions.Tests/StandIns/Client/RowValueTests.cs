using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Newtonsoft.Json.Linq;

namespace EngagementFunctions.Tests.StandIns.Client;

public class RowValueTests
{
    private const string Smallest = "-0.00000000000000000000000000000000000001";

    public static TheoryData<string, string, object> Scalars => new()
    {
        { "STRING", "x", "x" },
        { "JSON", """{"a":1}""", """{"a":1}""" },
        { "INTEGER", "-9223372036854775808", long.MinValue },
        { "FLOAT", "NaN", double.NaN },
        { "FLOAT64", "-1.5e300", -1.5e300 },
        { "BOOLEAN", "true", true },
        { "BOOL", "false", false },
        { "BYTES", "AQI=", new byte[] { 1, 2 } },
        { "DATE", "2026-02-03", new DateTime(2026, 2, 3) },
        { "DATETIME", "2026-02-03T04:05:06.123456", new DateTime(2026, 2, 3, 4, 5, 6).AddTicks(1234560) },
        { "TIME", "04:05:06.5", new TimeSpan(0, 4, 5, 6, 500) },
        { "TIMESTAMP", "-1", DateTime.UnixEpoch.AddTicks(-10) },
        { "NUMERIC", "1.10", BigQueryNumeric.Parse("1.1") },
        { "BIGNUMERIC", Smallest, BigQueryBigNumeric.Parse(Smallest) },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Scalars_are_read_by_the_columns_type(string type, string text, object expected)
    {
        var value = Row(type, text)[0];
        Assert.Equal(expected, value);
        Assert.Equal(expected.GetType(), value.GetType());
    }

    [Theory]
    [InlineData("TIMESTAMP", "0", DateTimeKind.Utc)]
    [InlineData("DATETIME", "2026-02-03T04:05:06", DateTimeKind.Unspecified)]
    [InlineData("DATE", "2026-02-03", DateTimeKind.Unspecified)]
    public void Only_timestamps_are_utc(string type, string text, DateTimeKind kind) =>
        Assert.Equal(kind, Assert.IsType<DateTime>(Row(type, text)[0]).Kind);

    [Fact]
    public void Null_is_null() => Assert.Null(Row("INTEGER", null)["c"]);

    [Fact]
    public void Arrays_are_typed() =>
        Assert.Equal(new long[] { 1, 2 }, Row("INTEGER", JArray.Parse("""[{"v":"1"},{"v":"2"}]"""))[0]);

    [Fact]
    public void Records_are_dictionaries()
    {
        var field = new TableFieldSchema { Name = "a", Type = "BOOL" };
        var record = Row("RECORD", JObject.Parse("""{"f":[{"v":"true"}]}"""), [field])[0];
        Assert.Equal(new Dictionary<string, object> { ["a"] = true }, record);
    }

    [Fact]
    public void An_unknown_column_is_said_to_be_so() =>
        Assert.Throws<KeyNotFoundException>(() => Row("INTEGER", "1")["other"]);

    [Theory]
    [InlineData("0")]
    [InlineData("-12345678901234567890123456789.123456789")]
    [InlineData("0.000000001")]
    public void Numerics_keep_every_digit(string text)
    {
        Assert.Equal(text, BigQueryNumeric.Parse(text).ToString());
        Assert.Equal(text, BigQueryBigNumeric.Parse(text + (text.Contains('.') ? "000" : "")).ToString());
    }

    [Fact]
    public void A_numeric_does_not_lose_digits_unless_told_so()
    {
        var fits = BigQueryNumeric.Parse("1.25");
        Assert.Equal(1.25m, fits.ToDecimal(LossOfPrecisionHandling.Throw));
        Assert.Throws<FormatException>(() => BigQueryNumeric.Parse("0.0000000001"));
        Assert.Throws<FormatException>(() => BigQueryNumeric.Parse("1e3"));
    }

    private static BigQueryRow Row(string type, object? value, IList<TableFieldSchema>? fields = null) => new(
        new TableRow { F = [new TableCell { V = value }] },
        new TableSchema { Fields = [new TableFieldSchema { Name = "c", Type = type, Fields = fields }] });
}
