using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>
/// Dates and times as BigQuery reads them from text: years 1 to 9999, at most microseconds, no 24:00.
/// </summary>
internal static partial class TimeText
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm:ss.ffffff";

    public static string? Date(string text) => TryDate(text, out var date) ? date.ToString(DateFormat, Plain) : null;

    public static string? Time(string text) => TryTime(text, out var time) ? time.ToString(TimeFormat, Plain) : null;

    public static string? DateTime(string text) => TryDateTime(text, out var moment)
        ? moment.ToString($"{DateFormat} {TimeFormat}", Plain)
        : null;

    /// <summary>With an offset, with UTC or Z, or in UTC without either; a number counts seconds since 1970.</summary>
    public static string? Timestamp(string text)
    {
        var match = Zone().Match(text);
        if (!match.Success) return EpochSeconds(text);
        if (!TryDateTime(match.Groups["local"].Value, out var local)) return EpochSeconds(text);
        var offset = Offset(match.Groups["zone"].Value);
        if (offset is null || !InRange(local, offset.Value)) return null;
        return (local - offset.Value).ToString($"{DateFormat} {TimeFormat}", Plain) + "+00";
    }

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, ["yyyy-M-d"], Plain, DateTimeStyles.None, out date) && text.IndexOf('-') == 4;

    private static bool TryTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(
        text, ["H:m:s", "H:m:s.FFFFFF"], Plain, DateTimeStyles.None, out time);

    private static bool TryDateTime(string text, out System.DateTime moment)
    {
        moment = default;
        var parts = text.Split('T', 't', ' ');
        if (parts.Length > 2 || !TryDate(parts[0], out var date)) return false;
        var time = TimeOnly.MinValue;
        if (parts.Length == 2 && !TryTime(parts[1], out time)) return false;
        moment = date.ToDateTime(time);
        return true;
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone is "" or "Z" or "z" or "UTC") return TimeSpan.Zero;
        var digits = zone[1..].Split(':');
        var minutes = (int.Parse(digits[0], Plain) * 60) + (digits.Length > 1 ? int.Parse(digits[1], Plain) : 0);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    private static bool InRange(System.DateTime local, TimeSpan offset) =>
        local.Ticks - offset.Ticks is var ticks && ticks >= 0 && ticks <= System.DateTime.MaxValue.Ticks;

    private static string? EpochSeconds(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, Plain, out var seconds)) return null;
        var ticks = (seconds * TimeSpan.TicksPerSecond) + System.DateTime.UnixEpoch.Ticks;
        return ticks < 0 || ticks > System.DateTime.MaxValue.Ticks
            ? null
            : new System.DateTime((long)ticks).ToString($"{DateFormat} {TimeFormat}", Plain) + "+00";
    }

    [GeneratedRegex(@"^(?<local>\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,6})?)?)"
        + @"\s?(?<zone>|Z|z|UTC|[+-]\d{1,2}(?::\d{2})?)$")]
    private static partial Regex Zone();
}
