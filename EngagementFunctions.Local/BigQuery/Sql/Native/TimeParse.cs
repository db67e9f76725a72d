using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// PARSE_DATE, PARSE_DATETIME, PARSE_TIME and PARSE_TIMESTAMP. What the text leaves open is 1970-01-01 00:00:00.
/// </summary>
internal sealed class TimeParse(string text, string what)
{
    private int _at;
    private int _year = 1970, _month = 1, _day = 1, _hour, _minute, _second;
    private int? _dayOfYear, _hour12;
    private bool _isAfternoon;
    private long _micros;
    private long? _offset, _unix;
    private string? _zone;

    /// <summary>Microseconds since 1970 in UTC, or in local time where the caller's zone is UTC.</summary>
    public static long Apply(string format, string text, string zone, string what)
    {
        var parse = new TimeParse(text, what);
        parse.Follow(format);
        if (parse._at < text.Length)
            throw parse.Failed();
        return parse.Result(zone);
    }

    private void Follow(string format)
    {
        for (var i = 0; i < format.Length; i++)
            if (char.IsWhiteSpace(format[i]))
                SkipBlanks();
            else if (format[i] != '%' || i + 1 == format.Length)
                Expect(format[i]);
            else
                Take(Element(format, ref i));
    }

    private static string Element(string format, ref int i)
    {
        var start = ++i;
        while (i + 1 < format.Length && (format[i] is 'E' or 'O' or '*' or '#' || char.IsAsciiDigit(format[i])))
            i++;
        return format[start..(i + 1)];
    }

    private void Take(string element)
    {
        switch (element)
        {
            case "E*S" or "E#S":
                _second = Number(2);
                TakeFraction();
                return;
            case ['E', >= '0' and <= '9', 'S']:
                _second = Number(2);
                TakeFraction();
                return;
        }

        switch (element[^1])
        {
            case 'Y':
                _year = Number(4);
                break;
            case 'y':
                _year = Number(2) is var year && year < 69 ? 2000 + year : 1900 + year;
                break;
            case 'm':
                _month = Number(2);
                break;
            case 'b' or 'B' or 'h':
                _month = Name(English.MonthNames, English.AbbreviatedMonthNames) + 1;
                break;
            case 'd' or 'e':
                SkipBlanks();
                _day = Number(2);
                break;
            case 'j':
                _dayOfYear = Number(3);
                break;
            case 'a' or 'A':
                Name(English.DayNames, English.AbbreviatedDayNames);
                break;
            case 'F':
                Follow("%Y-%m-%d");
                break;
            case 'D' or 'x':
                Follow("%m/%d/%y");
                break;
            default:
                TakeClock(element[^1]);
                break;
        }
    }

    private void TakeClock(char element)
    {
        switch (element)
        {
            case 'H' or 'k':
                _hour = Number(2);
                break;
            case 'I' or 'l':
                _hour12 = Number(2);
                break;
            case 'M':
                _minute = Number(2);
                break;
            case 'S':
                _second = Number(2);
                break;
            case 'p' or 'P':
                _isAfternoon = Name(["AM", "PM"], ["am", "pm"]) == 1;
                break;
            case 'T' or 'X':
                Follow("%H:%M:%S");
                break;
            case 'R':
                Follow("%H:%M");
                break;
            case 'z':
                _offset = Offset();
                break;
            case 'Z':
                _zone = ZoneName();
                break;
            case 's':
                _unix = Number(12);
                break;
            case 'n' or 't':
                SkipBlanks();
                break;
            case '%':
                Expect('%');
                break;
            default:
                throw new SqlValueException(
                    $"Unsupported format element %{element} in PARSE_{what.ToUpperInvariant()}");
        }
    }

    private static DateTimeFormatInfo English => DateTimeFormatInfo.InvariantInfo;

    private long Result(string zone)
    {
        if (_unix is { } unix)
            return unix * 1_000_000;
        if (_hour12 is { } hour)
            _hour = hour % 12 + (_isAfternoon ? 12 : 0);
        if (_year is < 1 or > 9999 || _month is < 1 or > 12 || _day < 1 || _hour > 23 || _minute > 59 || _second > 60
            || _day > DateTime.DaysInMonth(_year, _month))
            throw Failed();
        var date = _dayOfYear is { } day
            ? new DateTime(_year, 1, 1).AddDays(day - 1)
            : new DateTime(_year, _month, _day);
        var local = Calendar.Micros(date) + ((_hour * 60L + _minute) * 60 + _second) * 1_000_000 + _micros;
        return _offset is { } offset ? local - offset : TimeZones.ToUtc(local, _zone ?? zone);
    }

    private int Number(int digits)
    {
        var start = _at;
        while (_at < text.Length && _at - start < digits && char.IsAsciiDigit(text[_at]))
            _at++;
        return int.TryParse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Failed();
    }

    private void TakeFraction()
    {
        if (_at >= text.Length || text[_at] != '.')
            return;
        var start = ++_at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
        _micros = long.Parse(text[start.._at].PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
    }

    private int Name(string[] names, string[] shortNames)
    {
        foreach (var candidates in new[] { names, shortNames })
            for (var i = 0; i < candidates.Length; i++)
                if (candidates[i].Length > 0
                    && text.AsSpan(_at).StartsWith(candidates[i], StringComparison.OrdinalIgnoreCase))
                {
                    _at += candidates[i].Length;
                    return i;
                }

        throw Failed();
    }

    private long Offset()
    {
        if (_at < text.Length && text[_at] is 'Z' or 'z')
        {
            _at++;
            return 0;
        }

        var sign = _at < text.Length && text[_at] is '+' or '-' ? text[_at++] : throw Failed();
        var minutes = Number(2) * 60L;
        if (_at < text.Length && text[_at] == ':')
            _at++;
        if (_at < text.Length && char.IsAsciiDigit(text[_at]))
            minutes += Number(2);
        return (sign == '-' ? -minutes : minutes) * 60_000_000;
    }

    private string ZoneName()
    {
        var start = _at;
        while (_at < text.Length
            && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '/' or '+' or '-' or ':'))
            _at++;
        return text[start.._at];
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private void Expect(char c)
    {
        if (_at >= text.Length || text[_at] != c)
            throw Failed();
        _at++;
    }

    private SqlValueException Failed() => new($"Failed to parse input string \"{text}\"");
}
