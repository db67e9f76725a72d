using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Time zones by name, or by offset from UTC as in <c>+05:30</c>.</summary>
internal static class TimeZones
{
    public static long ToUtc(long localMicros, string zone)
    {
        if (zone is "UTC" or "Z")
            return localMicros;
        var local = Calendar.Moment(localMicros);
        return Calendar.Checked(localMicros - Offset(Find(zone), local), "timestamp");
    }

    public static long ToLocal(long utcMicros, string zone)
    {
        if (zone is "UTC" or "Z")
            return utcMicros;
        var offset = Find(zone).GetUtcOffset(DateTime.SpecifyKind(Calendar.Moment(utcMicros), DateTimeKind.Utc));
        return Calendar.Checked(utcMicros + offset.Ticks / 10, "datetime");
    }

    /// <summary>In a gap the clock before it still counts.</summary>
    private static long Offset(TimeZoneInfo zone, DateTime local) => zone.IsInvalidTime(local)
        ? zone.GetUtcOffset(local.AddHours(-1)).Ticks / 10
        : zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max().Ticks / 10
            : zone.GetUtcOffset(local).Ticks / 10;

    private static TimeZoneInfo Find(string zone)
    {
        if (zone.Length > 1 && zone[0] is '+' or '-'
            && TimeSpan.TryParse(Padded(zone[1..]), CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14))
            return TimeZoneInfo.CreateCustomTimeZone(zone, zone[0] == '-' ? -offset : offset, zone, zone);
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new SqlValueException($"Invalid time zone: {zone}");
        }
    }

    private static string Padded(string offset) =>
        offset.Contains(':', StringComparison.Ordinal) ? offset : offset + ":00";
}
