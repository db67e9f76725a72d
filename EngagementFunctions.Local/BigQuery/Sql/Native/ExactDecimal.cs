using System.Globalization;
using System.Numerics;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Exact decimal numbers: a whole number of 10^-Scale.</summary>
internal readonly record struct ExactDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>Null where the text is no decimal number.</summary>
    public static ExactDecimal? Parse(string text)
    {
        var span = text.AsSpan().Trim();
        var isNegative = span.StartsWith("-");
        if (isNegative || span.StartsWith("+"))
            span = span[1..];
        var exponent = 0;
        if (span.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            var power = span[(e + 1)..];
            if (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs(exponent) > 5000)
                return null;
            span = span[..e];
        }

        var point = span.IndexOf('.');
        var digits = point < 0 ? span.ToString() : $"{span[..point]}{span[(point + 1)..]}";
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        var unscaled = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var scale = (point < 0 ? 0 : span.Length - point - 1) - exponent;
        return new ExactDecimal(isNegative ? -unscaled : unscaled, 0).Shifted(scale);
    }

    /// <summary>The exact value of a floating point number.</summary>
    public static ExactDecimal Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = bits & 0xfffffffffffff;
        if (exponent == 0)
            exponent++;
        else
            mantissa |= 1L << 52;
        exponent -= 1075;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0
            ? new ExactDecimal(signed << exponent, 0)
            : new ExactDecimal(signed * BigInteger.Pow(5, -exponent), -exponent);
    }

    /// <summary>Halves go away from zero.</summary>
    public ExactDecimal Rounded(int scale)
    {
        if (scale >= Scale)
            return new ExactDecimal(Unscaled * BigInteger.Pow(10, scale - Scale), scale);
        return new ExactDecimal(Divide(Unscaled, BigInteger.Pow(10, Scale - scale)), scale);
    }

    public ExactDecimal Truncated(int scale) => scale >= Scale
        ? Rounded(scale)
        : new ExactDecimal(BigInteger.Divide(Unscaled, BigInteger.Pow(10, Scale - scale)), scale);

    public static ExactDecimal operator +(ExactDecimal a, ExactDecimal b) => Aligned(a, b, (x, y) => x + y);

    public static ExactDecimal operator -(ExactDecimal a, ExactDecimal b) => Aligned(a, b, (x, y) => x - y);

    public static ExactDecimal operator *(ExactDecimal a, ExactDecimal b) =>
        new(a.Unscaled * b.Unscaled, a.Scale + b.Scale);

    public ExactDecimal DividedBy(ExactDecimal other, int scale)
    {
        var dividend = Unscaled * BigInteger.Pow(10, scale + other.Scale);
        return new ExactDecimal(Divide(dividend, other.Unscaled * BigInteger.Pow(10, Scale)), scale);
    }

    public ExactDecimal Remainder(ExactDecimal other) => Aligned(this, other, BigInteger.Remainder);

    public int CompareTo(ExactDecimal other) => (this - other).Unscaled.Sign;

    /// <summary>The shortest text: no zeros at the end, no point without digits behind it.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var whole = digits[..^Scale];
        var fraction = digits[^Scale..].TrimEnd('0');
        return (Unscaled.Sign < 0 ? "-" : "") + whole + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>A negative scale would need zeros before the point.</summary>
    private ExactDecimal Shifted(int scale) => scale >= 0
        ? this with { Scale = scale }
        : new ExactDecimal(Unscaled * BigInteger.Pow(10, -scale), 0);

    private static ExactDecimal Aligned(ExactDecimal a, ExactDecimal b, Func<BigInteger, BigInteger, BigInteger> apply)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return new ExactDecimal(apply(a.Rounded(scale).Unscaled, b.Rounded(scale).Unscaled), scale);
    }

    private static BigInteger Divide(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (BigInteger.Abs(remainder) * 2 < BigInteger.Abs(divisor))
            return quotient;
        return quotient + (dividend.Sign * divisor.Sign);
    }
}
