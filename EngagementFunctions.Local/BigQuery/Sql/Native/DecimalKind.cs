using System.Numerics;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>NUMERIC and BIGNUMERIC: digits after the point, and the largest value in units of the last digit.</summary>
internal sealed record DecimalKind(string Name, string Word, int Scale, BigInteger Smallest, BigInteger Largest)
{
    public static readonly DecimalKind Numeric = new(
        "NUMERIC", "numeric", 9, -BigInteger.Pow(10, 38) + 1, BigInteger.Pow(10, 38) - 1);

    /// <summary>256 bits, signed.</summary>
    public static readonly DecimalKind BigNumeric = new(
        "BIGNUMERIC", "BIGNUMERIC", 38, -BigInteger.Pow(2, 255), BigInteger.Pow(2, 255) - 1);

    /// <summary>Rounded to the scale; null where it does not fit.</summary>
    public string? Fit(ExactDecimal value)
    {
        var rounded = value.Rounded(Scale);
        return rounded.Unscaled >= Smallest && rounded.Unscaled <= Largest ? rounded.ToString() : null;
    }

    public string Parse(string text) =>
        ExactDecimal.Parse(text) is { } value && Fit(value) is { } fitting
            ? fitting
            : throw new SqlValueException($"Invalid {Name} value: {text}");

    public string Of(double value)
    {
        if (!double.IsFinite(value))
            throw new SqlValueException(
                $"Illegal conversion of non-finite floating point number to {Word}: {Floats.Text(value)}");
        return Fit(ExactDecimal.Of(value))
            ?? throw new SqlValueException($"{Word} out of range: {Floats.Text(value)}");
    }

    public string Add(string a, string b) => Apply(a, "+", b, Exact(a) + Exact(b));

    public string Subtract(string a, string b) => Apply(a, "-", b, Exact(a) - Exact(b));

    public string Multiply(string a, string b) => Apply(a, "*", b, Exact(a) * Exact(b));

    public string Divide(string a, string b) => Exact(b).Unscaled.IsZero
        ? throw new SqlValueException($"division by zero: {Plain(a)} / {Plain(b)}")
        : Apply(a, "/", b, Exact(a).DividedBy(Exact(b), Scale));

    public string Remainder(string a, string b) => Exact(b).Unscaled.IsZero
        ? throw new SqlValueException($"division by zero: MOD({Plain(a)}, {Plain(b)})")
        : Apply(a, "MOD", b, Exact(a).Remainder(Exact(b)));

    public string Whole(string a, string b) => Exact(b).Unscaled.IsZero
        ? throw new SqlValueException($"division by zero: DIV({Plain(a)}, {Plain(b)})")
        : Apply(a, "/", b, DividedDown(Exact(a), Exact(b)));

    public string Round(string a, long digits) => Fitted(
        AtDigits(Exact(a), digits, (value, scale) => value.Rounded(scale)), $"ROUND({Plain(a)}, {digits})");

    public string Truncate(string a, long digits) => Fitted(
        AtDigits(Exact(a), digits, (value, scale) => value.Truncated(scale)), $"TRUNC({Plain(a)}, {digits})");

    public string Floor(string a)
    {
        var cut = Exact(a).Truncated(0);
        return Fitted(Exact(a).CompareTo(cut) < 0 ? cut - new ExactDecimal(1, 0) : cut, $"FLOOR({Plain(a)})");
    }

    public string Ceiling(string a)
    {
        var cut = Exact(a).Truncated(0);
        return Fitted(Exact(a).CompareTo(cut) > 0 ? cut + new ExactDecimal(1, 0) : cut, $"CEIL({Plain(a)})");
    }

    /// <summary>From BIGNUMERIC: digits beyond the scale are rounded away.</summary>
    public string Narrow(string text) =>
        Fit(Exact(text)) ?? throw new SqlValueException($"{Word} out of range: {text}");

    /// <summary>The rules of NUMERIC(P, S): rounded to S digits, refused beyond P.</summary>
    public static string Limit(string text, long precision, long scale)
    {
        var rounded = Exact(text).Rounded((int)scale);
        return BigInteger.Abs(rounded.Unscaled) < BigInteger.Pow(10, (int)precision)
            ? rounded.ToString()
            : throw new SqlValueException(
                $"NUMERIC({precision}, {scale}) has precision {precision} and scale {scale} "
                + "but got a value that is not in range");
    }

    public static ExactDecimal Exact(string text) =>
        ExactDecimal.Parse(text) ?? throw new SqlValueException("A stored decimal is no number");

    private string Apply(string a, string symbol, string b, ExactDecimal result) =>
        Fit(result) ?? throw new SqlValueException($"{Word} overflow: {Plain(a)} {symbol} {Plain(b)}");

    private string Fitted(ExactDecimal value, string what) =>
        Fit(value) ?? throw new SqlValueException($"{Word} overflow: {what}");

    private static string Plain(string text) => Exact(text).ToString();

    private static ExactDecimal DividedDown(ExactDecimal a, ExactDecimal b) =>
        new(BigInteger.Divide(
            a.Unscaled * BigInteger.Pow(10, b.Scale), b.Unscaled * BigInteger.Pow(10, a.Scale)), 0);

    /// <summary>Negative digits round before the point.</summary>
    private ExactDecimal AtDigits(ExactDecimal value, long digits, Func<ExactDecimal, int, ExactDecimal> round)
    {
        if (digits >= Scale)
            return value;
        if (digits >= 0)
            return round(value, (int)digits);
        var places = (int)Math.Min(-digits, 100);
        var shifted = round(new ExactDecimal(value.Unscaled, value.Scale + places), 0);
        return new ExactDecimal(shifted.Unscaled * BigInteger.Pow(10, places), 0);
    }
}
