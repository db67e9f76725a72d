using System.Globalization;
using System.Numerics;

namespace Google.Cloud.BigQuery.V2;

/// <summary>Decimal text as an integer times a power of ten, and back, without a digit lost.</summary>
internal static class ScaledInteger
{
    internal static bool TryParse(string text, int scale, out BigInteger value)
    {
        value = default;
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..].TrimEnd('0');
        if (whole.Length + fraction.Length == 0 || fraction.Length > scale)
            return false;
        var scaled = whole + fraction.PadRight(scale, '0');
        if (!BigInteger.TryParse(scaled, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            return false;
        value = text.StartsWith('-') ? -value : value;
        return true;
    }

    /// <summary>No trailing zeros, and a point only before a fraction.</summary>
    internal static string ToText(BigInteger value, int scale)
    {
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var fraction = digits[^scale..].TrimEnd('0');
        var sign = value.Sign < 0 ? "-" : "";
        return sign + digits[..^scale] + (fraction.Length == 0 ? "" : "." + fraction);
    }
}
