using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// FORMAT. Every argument comes as three texts: its kind (i INT64, f FLOAT64, n NUMERIC, s STRING, x any other) and
/// type, its %t form and its %T form, each behind a <c>v</c>, or <c>n</c> alone for NULL.
/// </summary>
internal sealed partial class FormatFunction
{
    private readonly string[] _cells;
    private int _next = 1;
    private bool _isNull;
    private string _type = "";

    private FormatFunction(string[] cells) => _cells = cells;

    public static string? Apply(string[] cells)
    {
        var function = new FormatFunction(cells);
        var text = Specifier().Replace(cells[0], function.Replace);
        if (function._next < cells.Length)
            throw new SqlValueException(
                $"Too many arguments to FORMAT for pattern \"{cells[0]}\"; Expected {(function._next + 2) / 3}; "
                + $"Got {(cells.Length + 2) / 3}");
        return function._isNull ? null : text;
    }

    private string Replace(Match match)
    {
        var type = match.Groups["type"].Value;
        if (type == "%")
            return "%";
        if (type.Length == 0)
            throw new SqlValueException($"Invalid FORMAT string: \"{_cells[0]}\"");
        var flags = match.Groups["flags"].Value;
        var width = Amount(match.Groups["width"].Value) ?? 0;
        if (width < 0)
            (flags, width) = (flags + "-", -width);
        var precision = match.Groups["dot"].Success ? Amount(match.Groups["precision"].Value) ?? 0 : (int?)null;
        var (kind, plain, literal) = Take();
        if (plain is null && type is not ("t" or "T"))
        {
            _isNull = true;
            return "";
        }

        var text = Convert(type, flags, precision, kind, plain, literal);
        return Pad(text, flags, width, type);
    }

    private int? Amount(string text)
    {
        if (text.Length == 0)
            return null;
        return int.Parse(text == "*" ? Take().Plain ?? "0" : text, CultureInfo.InvariantCulture);
    }

    private (char Kind, string? Plain, string? Literal) Take()
    {
        if (_next + 2 >= _cells.Length)
            throw new SqlValueException(
                $"Too few arguments to FORMAT for pattern \"{_cells[0]}\"; Expected {(_next + 2) / 3 + 1}; "
                + $"Got {(_cells.Length + 2) / 3}");
        _type = _cells[_next][1..] is "FLOAT64" ? "DOUBLE" : _cells[_next][1..];
        var cell = (_cells[_next][0], Value(_cells[_next + 1]), Value(_cells[_next + 2]));
        _next += 3;
        return cell;
    }

    private static string? Value(string cell) => cell[0] == 'n' ? null : cell[1..];

    private string Convert(string type, string flags, int? precision, char kind, string? plain, string? literal) =>
        type switch
        {
            "t" => Cut(plain ?? "NULL", precision),
            "T" => literal ?? "NULL",
            "s" when kind == 's' => Cut(plain!, precision),
            "p" or "P" when kind == 'x' => plain!,
            "d" or "i" or "u" when kind == 'i' => Whole(plain!, flags),
            "x" or "X" or "o" when kind == 'i' => Radix(type, flags, long.Parse(plain!, CultureInfo.InvariantCulture)),
            _ when "eEfFgGaA".Contains(type, StringComparison.Ordinal) && kind is 'f' or 'n' =>
                Signed(Real(type, precision ?? 6, kind, plain!), flags),
            _ => throw new SqlValueException(
                $"Invalid type for argument {_next / 3 + 1} to FORMAT; Expected {Expected(type)}; Got {_type}"),
        };

    private static string Real(string type, int precision, char kind, string text)
    {
        if (kind == 'n' && type is "f" or "F")
            return Decimal(DecimalKind.Exact(text), precision);
        var value = NumberText.Float64(text);
        var isUpper = char.IsUpper(type[0]);
        return char.ToLowerInvariant(type[0]) switch
        {
            'e' => Floats.Scientific(value, precision, isUpper),
            'f' => Floats.Fixed(value, precision, isUpper),
            _ => Floats.General(value, precision, isUpper),
        };
    }

    private static string Decimal(ExactDecimal value, int precision)
    {
        var digits = BigInteger.Abs(value.Rounded(precision).Unscaled)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(precision + 1, '0');
        var fraction = precision == 0 ? "" : "." + digits[^precision..];
        return (value.Unscaled.Sign < 0 ? "-" : "") + digits[..^precision] + fraction;
    }

    private static string Whole(string text, string flags)
    {
        if (flags.Contains('\'', StringComparison.Ordinal))
            text = BigInteger.Parse(text, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        return Signed(text, flags);
    }

    private static string Signed(string text, string flags)
    {
        if (text.StartsWith('-'))
            return text;
        if (flags.Contains('+', StringComparison.Ordinal))
            return "+" + text;
        return flags.Contains(' ', StringComparison.Ordinal) ? " " + text : text;
    }

    private static string Radix(string type, string flags, long value)
    {
        var magnitude = BigInteger.Abs(value);
        var digits = type == "o"
            ? System.Convert.ToString((long)magnitude, 8)
            : ((ulong)magnitude).ToString(type, CultureInfo.InvariantCulture);
        var prefix = !flags.Contains('#', StringComparison.Ordinal) ? "" : type == "o" ? "0" : "0" + type;
        return (value < 0 ? "-" : "") + prefix + digits;
    }

    private static string Cut(string text, int? precision) =>
        precision is { } length && text.Length > length ? text[..length] : text;

    private static string Pad(string text, string flags, int width, string type)
    {
        if (text.Length >= width)
            return text;
        if (flags.Contains('-', StringComparison.Ordinal))
            return text.PadRight(width);
        var isNumber = !text.AsSpan().ContainsAny("nN") && !"sStTpP".Contains(type, StringComparison.Ordinal);
        if (!isNumber || !flags.Contains('0', StringComparison.Ordinal))
            return text.PadLeft(width);
        var sign = text[0] is '-' or '+' or ' ' ? text[..1] : "";
        return new StringBuilder(sign).Append(text[sign.Length..].PadLeft(width - sign.Length, '0')).ToString();
    }

    private static string Expected(string type) => type switch
    {
        "d" or "i" or "o" or "x" or "X" or "u" => "integer",
        "s" => "STRING",
        "p" or "P" => "JSON",
        _ => "DOUBLE",
    };

    [GeneratedRegex(
        @"%(?<flags>[-+ #0']*)(?<width>\*|[0-9]+)?(?<dot>\.(?<precision>\*|-?[0-9]+)?)?(?<type>[a-zA-Z%]?)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Specifier();
}
