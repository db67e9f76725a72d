using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Texts that CAST and SAFE_CAST read as numbers and booleans.</summary>
internal static class NumberText
{
    public static long Int64(string text)
    {
        var span = text.AsSpan().Trim();
        var isNegative = span.StartsWith("-");
        var digits = isNegative || span.StartsWith("+") ? span[1..] : span;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return Hexadecimal(digits[2..], isNegative, text);
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SqlValueException($"Bad int64 value: {text}");
    }

    public static double Float64(string text)
    {
        var trimmed = text.Trim();
        switch (trimmed.TrimStart('+').ToUpperInvariant())
        {
            case "NAN" or "-NAN":
                return double.NaN;
            case "INF" or "INFINITY":
                return double.PositiveInfinity;
            case "-INF" or "-INFINITY":
                return double.NegativeInfinity;
        }

        const NumberStyles styles =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(trimmed, styles, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new SqlValueException($"Bad double value: {text}");
    }

    public static string Numeric(string text) => DecimalKind.Numeric.Parse(text);

    public static string BigNumeric(string text) => DecimalKind.BigNumeric.Parse(text);

    public static bool Bool(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new SqlValueException($"Bad bool value: {text}"),
    };

    /// <summary>Halves go away from zero.</summary>
    public static long FromFloat(double value)
    {
        var rounded = Math.Round(value, MidpointRounding.AwayFromZero);
        return rounded is >= -9223372036854775808d and < 9223372036854775808d
            ? (long)rounded
            : throw new SqlValueException(double.IsFinite(value)
                ? $"int64 out of range: {Floats.General(value, 6)}"
                : $"Illegal conversion of non-finite floating point number to an integer: {Floats.Text(value)}");
    }

    public static long FromDecimal(string text)
    {
        var rounded = DecimalKind.Exact(text).Rounded(0).Unscaled;
        return rounded >= long.MinValue && rounded <= long.MaxValue
            ? (long)rounded
            : throw new SqlValueException($"int64 out of range: {DecimalKind.Exact(text)}");
    }

    private static long Hexadecimal(ReadOnlySpan<char> digits, bool isNegative, string text)
    {
        if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value > long.MaxValue + (isNegative ? 1UL : 0UL))
            throw new SqlValueException($"Bad int64 value: {text}");
        return isNegative ? unchecked(-(long)value) : (long)value;
    }
}
