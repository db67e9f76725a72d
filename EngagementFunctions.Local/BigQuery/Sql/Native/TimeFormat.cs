using System.Globalization;
using System.Text;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// FORMAT_DATE, FORMAT_DATETIME, FORMAT_TIME and FORMAT_TIMESTAMP, whose elements are those of strftime.
/// </summary>
internal static class TimeFormat
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Local time, its offset from UTC in microseconds and the name of the zone.</summary>
    public static string Apply(string format, long micros, long offset, string zone)
    {
        var moment = Calendar.Moment(micros);
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                result.Append(format[i]);
                continue;
            }

            var element = Element(format, ref i);
            result.Append(Zone(element, offset, zone) ?? Part(element, moment, micros, offset));
        }

        return result.ToString();
    }

    private static string Element(string format, ref int i)
    {
        var start = ++i;
        if (format[i] is 'E' or 'O' && i + 1 < format.Length)
            i++;
        if (format[start] == 'E' && i + 1 < format.Length && (format[i] is '*' or '#' || char.IsAsciiDigit(format[i])))
            i++;
        return format[start..(i + 1)];
    }

    private static string? Zone(string element, long offset, string zone)
    {
        var minutes = Math.Abs(offset / 60_000_000);
        var sign = offset < 0 ? '-' : '+';
        return element switch
        {
            "Z" => zone,
            "z" => $"{sign}{minutes / 60:00}{minutes % 60:00}",
            "Ez" => $"{sign}{minutes / 60:00}:{minutes % 60:00}",
            _ => null,
        };
    }

    private static string Part(string element, DateTime moment, long micros, long offset) => element switch
    {
        "s" => ((micros - offset) / 1_000_000).ToString(English),
        "E4Y" => moment.Year.ToString("0000", English),
        "E*S" or "E#S" => Seconds(moment, element),
        ['E', >= '0' and <= '9', 'S'] => $"{moment.Second:00}.{Micros(moment)[..Math.Min(element[1] - '0', 6)]}",
        _ => Date(element[^1], moment) ?? Clock(element[^1], moment),
    };

    private static string Seconds(DateTime moment, string element) =>
        Micros(moment).TrimEnd('0') is { Length: > 0 } fraction
            ? $"{moment.Second:00}.{fraction}"
            : $"{moment.Second:00}";

    private static string Micros(DateTime moment) =>
        (moment.Ticks % TimeSpan.TicksPerSecond / 10).ToString("000000", English);

    private static string? Date(char element, DateTime m) => element switch
    {
        'Y' => m.Year.ToString(English),
        'y' => (m.Year % 100).ToString("00", English),
        'C' => (m.Year / 100).ToString("00", English),
        'm' => m.Month.ToString("00", English),
        'd' => m.Day.ToString("00", English),
        'e' => m.Day.ToString(English).PadLeft(2),
        'b' or 'h' => m.ToString("MMM", English),
        'B' => m.ToString("MMMM", English),
        'a' => m.ToString("ddd", English),
        'A' => m.ToString("dddd", English),
        'j' => m.DayOfYear.ToString("000", English),
        'u' => (m.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)m.DayOfWeek).ToString(English),
        'w' => ((int)m.DayOfWeek).ToString(English),
        'U' => ((m.DayOfYear + 6 - (int)m.DayOfWeek) / 7).ToString("00", English),
        'W' => ((m.DayOfYear + 6 - ((int)m.DayOfWeek + 6) % 7) / 7).ToString("00", English),
        'V' => ISOWeek.GetWeekOfYear(m).ToString("00", English),
        'G' => ISOWeek.GetYear(m).ToString(English),
        'g' => (ISOWeek.GetYear(m) % 100).ToString("00", English),
        'Q' => ((m.Month + 2) / 3).ToString(English),
        'F' => m.Year.ToString(English) + m.ToString("-MM-dd", English),
        'D' or 'x' => m.ToString("MM/dd/yy", English),
        'c' => $"{m.ToString("ddd MMM", English)} {m.Day,2} {m.ToString("HH:mm:ss yyyy", English)}",
        _ => null,
    };

    private static string Clock(char element, DateTime m) => element switch
    {
        'H' => m.Hour.ToString("00", English),
        'I' => m.ToString("hh", English),
        'k' => m.Hour.ToString(English).PadLeft(2),
        'l' => ((m.Hour + 11) % 12 + 1).ToString(English).PadLeft(2),
        'M' => m.Minute.ToString("00", English),
        'S' => m.Second.ToString("00", English),
        'p' => m.Hour < 12 ? "AM" : "PM",
        'P' => m.Hour < 12 ? "am" : "pm",
        'T' or 'X' => m.ToString("HH:mm:ss", English),
        'R' => m.ToString("HH:mm", English),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => "%" + element,
    };
}
