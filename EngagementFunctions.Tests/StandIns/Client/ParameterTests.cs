using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Tests.StandIns.Client;

public class ParameterTests
{
    private static readonly DateTime Time = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1230);

    public static TheoryData<BigQueryDbType?, object?, string, string?> Scalars => new()
    {
        { null, 7, "INTEGER", "7" },
        { null, 0.1, "FLOAT", "0.1" },
        { null, true, "BOOL", "TRUE" },
        { null, "it's", "STRING", "it's" },
        { null, new byte[] { 1, 2 }, "BYTES", "AQI=" },
        { null, Time, "DATETIME", "2026-02-03 04:05:06.000123" },
        { null, new DateTimeOffset(Time), "TIMESTAMP", "2026-02-03 04:05:06.000123+00:00" },
        { null, TimeSpan.FromHours(-1), "TIME", "23:00:00.000000" },
        { null, BigQueryNumeric.Parse("1.5"), "NUMERIC", "1.5" },
        { BigQueryDbType.Timestamp, Time, "TIMESTAMP", "2026-02-03 04:05:06.000123+00" },
        { BigQueryDbType.Date, Time, "DATE", "2026-02-03" },
        { BigQueryDbType.Numeric, "1.10", "NUMERIC", "1.10" },
        { BigQueryDbType.Json, "{}", "JSON", "{}" },
        { BigQueryDbType.Int64, null, "INTEGER", null },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Scalars_are_sent_as_text(BigQueryDbType? type, object? value, string typeName, string? text)
    {
        var sent = ParameterEncoding.Encode(new BigQueryParameter("p", type, value));
        Assert.Equal("p", sent.Name);
        Assert.Equal(typeName, sent.ParameterType.Type);
        Assert.Equal(text, sent.ParameterValue.Value);
    }

    [Fact]
    public void Arrays_are_sent_with_the_type_of_their_elements()
    {
        var sent = ParameterEncoding.Encode(new BigQueryParameter("p", null, new List<string> { "a", "b" }));
        Assert.Equal("ARRAY", sent.ParameterType.Type);
        Assert.Equal("STRING", sent.ParameterType.ArrayType.Type);
        Assert.Equal(["a", "b"], sent.ParameterValue.ArrayValues.Select(element => element.Value));
    }

    [Fact]
    public void What_cannot_be_sent_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Encode("p", null, 1.5m));
        Assert.Throws<ArgumentException>(() => Encode(null, null, 1));
        Assert.Throws<InvalidOperationException>(() => Encode("p", null, null));
        Assert.Throws<InvalidOperationException>(() => Encode("p", BigQueryDbType.Timestamp, new DateTime(2026, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => Encode("p", null, new[] { "a", null }));
    }

    private static void Encode(string? name, BigQueryDbType? type, object? value) =>
        ParameterEncoding.Encode(new BigQueryParameter(name, type, value));
}
