using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// Texts that CAST reads as dates and times. Every result is in microseconds: since 1970, or since midnight.
/// </summary>
internal static partial class TimeText
{
    public static long Date(string text) =>
        DatePattern().Match(text) is { Success: true } match && DateMicros(match) is { } micros
            ? micros
            : throw new SqlValueException($"Invalid date: '{text}'");

    public static long DateTime(string text) =>
        DateTimePattern().Match(text) is { Success: true } match && DateTimeMicros(match) is { } micros
            ? micros
            : throw new SqlValueException($"Invalid datetime string \"{text}\"");

    public static long Time(string text) =>
        TimePattern().Match(text) is { Success: true } match && TimeMicros(match) is { } micros
            ? micros
            : throw new SqlValueException($"Invalid time string \"{text}\"");

    public static long Timestamp(string text, string zone)
    {
        var match = TimestampPattern().Match(text);
        if (!match.Success || DateTimeMicros(match) is not { } local)
            throw new SqlValueException($"Invalid timestamp: '{text}'");
        var offset = match.Groups["sign"];
        if (offset.Success)
            return Calendar.Checked(local - OffsetMicros(match), "timestamp");
        if (match.Groups["z"].Success)
            return local;
        return TimeZones.ToUtc(local, match.Groups["zone"].Success ? match.Groups["zone"].Value : zone);
    }

    private static long? DateTimeMicros(Match match)
    {
        if (DateMicros(match) is not { } date)
            return null;
        return match.Groups["h"].Success ? date + TimeMicros(match) : date;
    }

    private static long? DateMicros(Match match)
    {
        var (year, month, day) = (Number(match, "y"), Number(match, "mo"), Number(match, "d"));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1
            || day > System.DateTime.DaysInMonth(year, month))
            return null;
        return Calendar.Micros(new DateTime(year, month, day));
    }

    private static long? TimeMicros(Match match)
    {
        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        if (hour > 23 || minute > 59 || second > 59)
            return null;
        var fraction = long.Parse(match.Groups["f"].Value.PadRight(6, '0'), CultureInfo.InvariantCulture);
        return ((hour * 60L + minute) * 60L + second) * 1_000_000 + fraction;
    }

    private static long OffsetMicros(Match match)
    {
        var minutes = Number(match, "oh") * 60L + (match.Groups["om"].Success ? Number(match, "om") : 0);
        return (match.Groups["sign"].Value == "-" ? -minutes : minutes) * 60_000_000;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string DateForm = @"(?<y>[0-9]{4})-(?<mo>[0-9]{1,2})-(?<d>[0-9]{1,2})";

    private const string TimeForm = @"(?<h>[0-9]{1,2}):(?<m>[0-9]{1,2}):(?<s>[0-9]{1,2})(\.(?<f>[0-9]{0,6}))?";

    private const string ZoneForm =
        @"((?<z>[Zz])| ?(?<sign>[+-])(?<oh>[0-9]{1,2})(:?(?<om>[0-9]{2}))?| (?<zone>[A-Za-z][A-Za-z0-9_+/-]*))?";

    [GeneratedRegex($@"^{DateForm}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DatePattern();

    [GeneratedRegex($@"^{DateForm}([ Tt]{TimeForm})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex($@"^{TimeForm}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();

    [GeneratedRegex($@"^{DateForm}([ Tt]{TimeForm})?{ZoneForm}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimestampPattern();
}
