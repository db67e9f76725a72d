using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Floating point numbers as GoogleSQL writes them: C's printf, except that zero has no sign.</summary>
internal static class Floats
{
    /// <summary>15 digits where they suffice to read the number back, else 17: what GoogleSQL's CAST writes.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            return Special(value);
        var short15 = General(value, 15);
        return double.Parse(short15, CultureInfo.InvariantCulture).Equals(value) ? short15 : General(value, 17);
    }

    public static string Special(double value) =>
        double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    /// <summary>%.{precision}e: at least two digits of exponent.</summary>
    public static string Scientific(double value, int precision, bool upper = false)
    {
        if (!double.IsFinite(value))
            return upper ? Special(value).ToUpperInvariant() : Special(value);
        value = value == 0 ? 0 : value;
        var text = value.ToString(
            precision == 16 ? "E16" : string.Create(CultureInfo.InvariantCulture, $"E{precision}"),
            CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
        var sign = exponent < 0 ? '-' : '+';
        return $"{text[..e]}{(upper ? 'E' : 'e')}{sign}{Math.Abs(exponent):00}";
    }

    public static string Fixed(double value, int precision, bool upper = false) => double.IsFinite(value)
        ? (value == 0 ? 0 : value).ToString(
            string.Create(CultureInfo.InvariantCulture, $"F{precision}"), CultureInfo.InvariantCulture)
        : upper ? Special(value).ToUpperInvariant() : Special(value);

    /// <summary>
    /// %.{precision}g: no zeros at the end, the exponent only where the number is very large or small.
    /// </summary>
    public static string General(double value, int precision, bool upper = false)
    {
        if (!double.IsFinite(value))
            return upper ? Special(value).ToUpperInvariant() : Special(value);
        precision = Math.Max(precision, 1);
        if (value == 0)
            return "0";
        var scientific = Scientific(value, precision - 1, upper);
        var e = scientific.IndexOf(upper ? 'E' : 'e', StringComparison.Ordinal);
        var exponent = int.Parse(scientific[(e + 1)..], CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= precision)
            return WithoutZeros(scientific[..e]) + scientific[e..];
        return WithoutZeros(Plain(scientific[..e], exponent));
    }

    /// <summary>The digits of a scientific number with the point moved to where it belongs.</summary>
    private static string Plain(string mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-');
        if (exponent < 0)
            return sign + "0." + new string('0', -exponent - 1) + digits;
        digits = digits.PadRight(exponent + 1, '0');
        return sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    private static string WithoutZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
}
