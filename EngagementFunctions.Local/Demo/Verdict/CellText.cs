using System.Globalization;

namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>Brings the text of a cell to one form, whichever side it comes from.</summary>
internal static class CellText
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    public static string? OfSource(string type, string? text) => text switch
    {
        null => null,
        _ when type is "double precision" or "real" => Float(text),
        _ => text,
    };

    public static string? OfWarehouse(string type, string? text) => text switch
    {
        null => null,
        _ when type is "FLOAT" or "FLOAT64" => Float(text),
        _ when type is "TIMESTAMP" => Micros(text),
        _ when type is "DATETIME" => Padded(text),
        _ => text,
    };

    private static string Float(string text) =>
        double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    private static string Micros(string text) => DateTimeOffset.UnixEpoch
        .AddTicks(long.Parse(text, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond)
        .ToString(Moment, CultureInfo.InvariantCulture);

    private static string Padded(string text)
    {
        var parts = text.Split('.');
        return $"{parts[0]}.{(parts.Length > 1 ? parts[1] : "").PadRight(6, '0')}";
    }
}
