using System.Globalization;
using Google.Apis.Bigquery.v2.Data;
using Newtonsoft.Json.Linq;

namespace Google.Cloud.BigQuery.V2;

/// <summary>Turns a cell's text into the CLR value that the official client gives for the column's type.</summary>
internal static class CellValue
{
    internal static object Read(object raw, TableFieldSchema field) => raw switch
    {
        null => null,
        JValue { Value: null } => null,
        JArray elements => ReadArray(elements, field),
        JObject record => ReadRecord(record, field),
        _ => ReadScalar(raw.ToString(), field.Type),
    };

    private static object ReadScalar(string text, string type) => type switch
    {
        "STRING" or "JSON" => text,
        "INTEGER" or "INT64" => long.Parse(text, CultureInfo.InvariantCulture),
        "FLOAT" or "FLOAT64" => double.Parse(text, CultureInfo.InvariantCulture),
        "BOOLEAN" or "BOOL" => text == "true",
        "BYTES" => Convert.FromBase64String(text),
        "DATE" or "DATETIME" => DateTime.Parse(text, CultureInfo.InvariantCulture),
        "TIME" => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        "TIMESTAMP" => ReadTimestamp(text),
        "NUMERIC" => BigQueryNumeric.Parse(text),
        "BIGNUMERIC" => BigQueryBigNumeric.Parse(text),
        _ => throw new InvalidOperationException($"A cell of type {type} has no value in this client."),
    };

    private static DateTime ReadTimestamp(string microseconds) =>
        DateTime.UnixEpoch.AddTicks(
            long.Parse(microseconds, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond);

    private static Array ReadArray(JArray elements, TableFieldSchema field)
    {
        var values = elements.Select(element => Read(element["v"], field)).ToArray();
        var array = Array.CreateInstance(ElementType(field.Type), values.Length);
        Array.Copy(values, array, values.Length);
        return array;
    }

    private static Dictionary<string, object> ReadRecord(JObject record, TableFieldSchema field) =>
        record["f"].Zip(field.Fields).ToDictionary(
            cell => cell.Second.Name,
            cell => Read(cell.First["v"], cell.Second));

    private static Type ElementType(string type) => type switch
    {
        "STRING" or "JSON" => typeof(string),
        "INTEGER" or "INT64" => typeof(long),
        "FLOAT" or "FLOAT64" => typeof(double),
        "BOOLEAN" or "BOOL" => typeof(bool),
        "BYTES" => typeof(byte[]),
        "DATE" or "DATETIME" or "TIMESTAMP" => typeof(DateTime),
        "TIME" => typeof(TimeSpan),
        "NUMERIC" => typeof(BigQueryNumeric),
        "BIGNUMERIC" => typeof(BigQueryBigNumeric),
        _ => typeof(Dictionary<string, object>),
    };
}
