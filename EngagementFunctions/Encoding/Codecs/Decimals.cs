namespace EngagementFunctions.Encoding.Codecs;

/// <summary>An integer that decimals are gathered in.</summary>
internal interface IUnscaled<TSelf>
{
    /// <summary>This times a power of ten, at most 10,000, plus a digit.</summary>
    TSelf Shift(int factor, int digit);

    TSelf Negated();
}

/// <summary>Turns the wire's digits into an unscaled integer: exactly, or not at all.</summary>
internal static class Decimals
{
    private const int Base = 10_000;

    public static bool TryRead<T>(NumericField field, int precision, int scale, out T value)
        where T : struct, IUnscaled<T>
    {
        value = default;
        if (!field.IsFinite)
            return false;
        var first = FirstDigit(field);
        if (first < field.Count && DigitsBefore(field, first) + scale > precision)
            return false;
        for (var i = first; i < field.Count; i++)
            if (!TryAppend(ref value, field[i], PowerOf(field, i, scale)))
                return false;
        value = Pad(value, first < field.Count ? PowerOf(field, field.Count - 1, scale) : 0);
        value = field.IsNegative ? value.Negated() : value;
        return true;
    }

    // The power of ten that a digit's unit stands for in the unscaled integer.
    private static int PowerOf(NumericField field, int index, int scale) =>
        (NumericField.DigitWidth * (field.Weight - index)) + scale;

    private static bool TryAppend<T>(ref T value, int digit, int power)
        where T : struct, IUnscaled<T>
    {
        if (power >= 0)
        {
            value = value.Shift(Base, digit);
            return true;
        }

        // This digit reaches beyond the scale: what lies there has to be zero.
        var lost = Math.Min(-power, NumericField.DigitWidth);
        var (kept, rest) = Math.DivRem(digit, PowerOfTen(lost));
        value = value.Shift(Base / PowerOfTen(lost), kept);
        return rest == 0;
    }

    private static T Pad<T>(T value, int power)
        where T : struct, IUnscaled<T>
    {
        for (; power > 0; power -= NumericField.DigitWidth)
            value = value.Shift(PowerOfTen(Math.Min(power, NumericField.DigitWidth)), 0);
        return value;
    }

    private static int FirstDigit(NumericField field)
    {
        var first = 0;
        while (first < field.Count && field[first] == 0)
            first++;
        return first;
    }

    // Of a fraction the count is negative: 0.00001 has -4 digits before the point.
    private static int DigitsBefore(NumericField field, int first) =>
        (NumericField.DigitWidth * (field.Weight - first)) + field[first] switch
        {
            >= 1000 => 4,
            >= 100 => 3,
            >= 10 => 2,
            _ => 1,
        };

    private static int PowerOfTen(int exponent) => exponent switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1000,
        _ => Base,
    };
}
