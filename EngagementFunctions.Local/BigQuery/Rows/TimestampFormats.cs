using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Rows;

internal static class TimestampFormats
{
    public static TimestampFormat Of(HttpContext context) => Choose(
        context.QueryFlag("formatOptions.useInt64Timestamp"),
        context.QueryText("formatOptions.timestampOutputFormat"));

    public static TimestampFormat Of(JsonObject? formatOptions) => Choose(
        formatOptions?.Flag("useInt64Timestamp") ?? false,
        formatOptions?.Text("timestampOutputFormat"));

    private static TimestampFormat Choose(bool asInt64, string? named) => named switch
    {
        "INT64" => TimestampFormat.Int64Micros,
        "ISO8601_STRING" => TimestampFormat.Iso8601,
        _ => asInt64 ? TimestampFormat.Int64Micros : TimestampFormat.FloatSeconds,
    };
}
