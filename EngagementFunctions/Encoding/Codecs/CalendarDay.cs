using System.Buffers;
using System.Globalization;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>A day of the proleptic Gregorian calendar, far beyond what DateOnly holds. The year 0 is 1 BC.</summary>
internal readonly record struct CalendarDay(long Year, int Month, int Day)
{
    // From 0000-03-01, so that leap days end a year: the calendar repeats every 400 years of this many days.
    private const long DaysPerEra = 146_097;
    private const long ShiftToMarch = 719_468;

    /// <summary>Howard Hinnant's civil_from_days (https://howardhinnant.github.io/date_algorithms.html).</summary>
    public static CalendarDay FromUnixDays(long unixDays)
    {
        var days = unixDays + ShiftToMarch;
        var era = (days >= 0 ? days : days - DaysPerEra + 1) / DaysPerEra;
        var dayOfEra = days - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = (int)(dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100)));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return new CalendarDay(
            yearOfEra + (era * 400) + (month <= 2 ? 1 : 0),
            month,
            dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1);
    }

    /// <summary>yyyy-MM-dd, with more digits for far years; the era follows what else belongs to the value.</summary>
    public void Write(IBufferWriter<byte> target)
    {
        WritePadded(Year > 0 ? Year : 1 - Year, "D4", target);
        target.Write("-"u8);
        WritePadded(Month, "D2", target);
        target.Write("-"u8);
        WritePadded(Day, "D2", target);
    }

    public void WriteEra(IBufferWriter<byte> target) => target.Write(Year > 0 ? ""u8 : " BC"u8);

    private static void WritePadded(long value, string format, IBufferWriter<byte> target)
    {
        value.TryFormat(target.GetSpan(20), out var written, format, CultureInfo.InvariantCulture);
        target.Advance(written);
    }
}
