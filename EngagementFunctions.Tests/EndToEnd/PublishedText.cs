using System.Globalization;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>A cell of BigQuery's REST interface in psql's words.</summary>
internal static class PublishedText
{
    private const string Null = "\\N";

    public static string Of(string type, string? cell) => cell is null ? Null : type switch
    {
        "TIMESTAMP" => Timestamp(long.Parse(cell, CultureInfo.InvariantCulture)),
        "DATETIME" => DateTime(cell),
        "BOOLEAN" => cell == "true" ? "t" : "f",
        "FLOAT" => double.Parse(cell, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => cell,
    };

    private static string Timestamp(long micros) => Trimmed(
        DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)) + "+00";

    private static string DateTime(string cell) => Trimmed(cell.Replace('T', ' '));

    private static string Trimmed(string time) => time.Contains('.', StringComparison.Ordinal) ? time.TrimEnd('0').TrimEnd('.') : time;
}
