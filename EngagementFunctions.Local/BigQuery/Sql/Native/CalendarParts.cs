using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>EXTRACT.</summary>
internal static class CalendarParts
{
    public static long Extract(long micros, string part)
    {
        var moment = Calendar.Moment(micros);
        return part switch
        {
            "MICROSECOND" => moment.Ticks % TimeSpan.TicksPerSecond / 10,
            "MILLISECOND" => moment.Millisecond,
            "SECOND" => moment.Second,
            "MINUTE" => moment.Minute,
            "HOUR" => moment.Hour,
            "DAY" => moment.Day,
            "DAYOFWEEK" => (int)moment.DayOfWeek + 1,
            "DAYOFYEAR" => moment.DayOfYear,
            "ISOWEEK" => ISOWeek.GetWeekOfYear(moment),
            "ISOYEAR" => ISOWeek.GetYear(moment),
            "MONTH" => moment.Month,
            "QUARTER" => (moment.Month + 2) / 3,
            "YEAR" => moment.Year,
            _ => Week(micros, moment, part),
        };
    }

    /// <summary>Days before the year's first start of a week are in week 0.</summary>
    private static long Week(long micros, DateTime moment, string part)
    {
        var start = Calendar.Truncate(micros, part);
        var newYear = Calendar.Micros(new DateTime(moment.Year, 1, 1));
        return start < newYear ? 0 : (start - newYear) / (7 * Calendar.Day) + 1;
    }
}
