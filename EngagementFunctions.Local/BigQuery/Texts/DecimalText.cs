using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>Decimal numbers as text, with all their digits and none to spare.</summary>
internal static partial class DecimalText
{
    /// <summary>Null for what is no number, or has more digits than allowed before or after the point.</summary>
    public static string? Canonical(string text, int integerDigits, int scale)
    {
        var match = Pattern().Match(text);
        if (!match.Success) return null;
        var digits = match.Groups["whole"].Value + match.Groups["part"].Value;
        var exponent = match.Groups["exponent"].Success
            ? int.Parse(match.Groups["exponent"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        var places = match.Groups["part"].Length - exponent;
        if (digits.Length == 0 || Math.Abs(exponent) > 100) return null;
        var canonical = Place(digits, places, match.Groups["sign"].Value == "-");
        return Fits(canonical, integerDigits, scale) ? canonical : null;
    }

    /// <summary>The number unscaled × 10^-scale.</summary>
    public static string Of(BigInteger unscaled, int scale) =>
        Place(BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture), scale, unscaled.Sign < 0);

    private static string Place(string digits, int places, bool isNegative)
    {
        if (places < 0) (digits, places) = (digits + new string('0', -places), 0);
        digits = digits.PadLeft(places + 1, '0');
        var whole = digits[..^places].TrimStart('0');
        var part = digits[^places..].TrimEnd('0');
        if (places == 0) (whole, part) = (digits.TrimStart('0'), "");
        var number = (whole.Length == 0 ? "0" : whole) + (part.Length == 0 ? "" : "." + part);
        return isNegative && number != "0" ? "-" + number : number;
    }

    private static bool Fits(string canonical, int integerDigits, int scale)
    {
        var parts = canonical.TrimStart('-').Split('.');
        return parts[0].Length <= integerDigits && (parts.Length == 1 || parts[1].Length <= scale);
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<part>\d*))?(?:[eE](?<exponent>[+-]?\d{1,4}))?$")]
    private static partial Regex Pattern();
}
