using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Arithmetic on civil time in microseconds since 1970, within the years 1 to 9999.</summary>
internal static class Calendar
{
    public const long Day = 86_400_000_000;

    private const int Thursday = (int)DayOfWeek.Thursday;

    private static readonly long First = Micros(DateTime.MinValue);
    private static readonly long Last = Micros(DateTime.MaxValue);

    /// <summary>A count of microseconds as TIMESTAMP.</summary>
    public static long Timestamp(long micros) => micros >= First && micros <= Last
        ? micros
        : throw new SqlValueException(
            $"Input value {micros} cannot be converted into a TIMESTAMP, because it would be out of the allowed range "
            + $"between {First} to {Last} (microseconds)");

    public static DateTime Moment(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10);

    public static long Micros(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / 10;

    public static long Checked(long micros, string what) => micros >= First && micros <= Last
        ? micros
        : throw new SqlValueException($"{what} out of range");

    private static long Within(long micros) =>
        micros >= First && micros <= Last ? micros : throw new OverflowException();

    /// <summary>Of parts of fixed length, their microseconds; null for months and longer.</summary>
    public static long? Length(string part) => part switch
    {
        "MICROSECOND" => 1,
        "MILLISECOND" => 1_000,
        "SECOND" => 1_000_000,
        "MINUTE" => 60_000_000,
        "HOUR" => 3_600_000_000,
        "DAY" => Day,
        "WEEK" => 7 * Day,
        _ => null,
    };

    public static long Add(long micros, long amount, string part, string what)
    {
        try
        {
            if (Length(part) is { } length)
                return Within(checked(micros + amount * length));
            var months = checked((int)(amount * Months(part)));
            return Within(Micros(Moment(micros).AddMonths(months)));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            var text = TimeFormat.Apply(what == "date" ? "%E4Y-%m-%d" : "%E4Y-%m-%d %H:%M:%E*S", micros, 0, "UTC");
            throw new SqlValueException($"Adding {amount} {part} to {what} {text} causes overflow");
        }
    }

    /// <summary>Boundaries of the part between two moments: how GoogleSQL counts for DATE, DATETIME and TIME.</summary>
    public static long Boundaries(long later, long earlier, string part) => part switch
    {
        "MONTH" or "QUARTER" or "YEAR" => MonthNumber(later, part) - MonthNumber(earlier, part),
        "ISOYEAR" => IsoYear(later) - IsoYear(earlier),
        _ when part.StartsWith("WEEK", StringComparison.Ordinal) || part == "ISOWEEK" =>
            WeekNumber(later, part) - WeekNumber(earlier, part),
        _ => Whole(later, Length(part)!.Value) - Whole(earlier, Length(part)!.Value),
    };

    /// <summary>Whole parts that fit in between: how it counts for TIMESTAMP.</summary>
    public static long Elapsed(long later, long earlier, string part) =>
        (later - earlier) / (Length(part) ?? throw Unknown(part));

    public static long Truncate(long micros, string part)
    {
        if (part is not "WEEK" && Length(part) is { } length)
            return Whole(micros, length) * length;
        var day = Moment(micros).Date;
        return Checked(Micros(part switch
        {
            "MONTH" => new DateTime(day.Year, day.Month, 1),
            "QUARTER" => new DateTime(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
            "YEAR" => new DateTime(day.Year, 1, 1),
            "ISOYEAR" => ISOWeek.GetYearStart(ISOWeek.GetYear(day)),
            _ => WeekStart(day, part),
        }), "date");
    }

    public static long LastDay(long micros, string part)
    {
        if (part.Contains("WEEK", StringComparison.Ordinal))
            return Checked((WeekNumber(micros, part) * 7 + 6 - Thursday + (int)FirstDay(part)) * Day, "date");
        var day = Moment(micros).Date;
        var month = part switch
        {
            "MONTH" => day.Month,
            "QUARTER" => (day.Month + 2) / 3 * 3,
            "YEAR" => 12,
            "ISOYEAR" => 0,
            _ => throw Unknown(part),
        };
        return Micros(month == 0
            ? ISOWeek.GetYearEnd(ISOWeek.GetYear(day)).Date
            : new DateTime(day.Year, month, DateTime.DaysInMonth(day.Year, month)));
    }

    public static SqlValueException Unknown(string part) => new($"A valid date part name is required but found {part}");

    private static DayOfWeek FirstDay(string part) => part switch
    {
        "WEEK" => DayOfWeek.Sunday,
        "ISOWEEK" => DayOfWeek.Monday,
        _ when part.StartsWith("WEEK(", StringComparison.Ordinal)
            && Enum.TryParse<DayOfWeek>(part[5..^1], true, out var day) => day,
        _ => throw Unknown(part),
    };

    /// <summary>Weeks since the one of 1970-01-01, which was a Thursday.</summary>
    private static long WeekNumber(long micros, string part) =>
        Whole(Whole(micros, Day) + Thursday - (int)FirstDay(part), 7);

    private static DateTime WeekStart(DateTime day, string part)
    {
        var back = ((int)day.DayOfWeek - (int)FirstDay(part) + 7) % 7;
        var days = (day - DateTime.UnixEpoch).Days - back;
        return (day - DateTime.MinValue).Days >= back
            ? day.AddDays(-back)
            : throw new SqlValueException(
                $"Truncating date {day:yyyy-MM-dd} to {part} resulted in an out of range date value: {days}");
    }

    private static long IsoYear(long micros) => ISOWeek.GetYear(Moment(micros));

    private static long Months(string part) => part switch
    {
        "MONTH" => 1,
        "QUARTER" => 3,
        "YEAR" => 12,
        _ => throw Unknown(part),
    };

    private static long MonthNumber(long micros, string part)
    {
        var moment = Moment(micros);
        return (moment.Year * 12 + moment.Month - 1) / Months(part);
    }

    private static long Whole(long micros, long length) =>
        micros >= 0 ? micros / length : (micros - length + 1) / length;
}
