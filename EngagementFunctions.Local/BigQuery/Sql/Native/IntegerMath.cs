namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Whole numbers: division goes towards zero, and nothing wraps around.</summary>
internal static class IntegerMath
{
    public static long Divide(long a, long b)
    {
        if (b == 0)
            throw new SqlValueException($"division by zero: {a} / {b}");
        return a == long.MinValue && b == -1 ? throw new SqlValueException($"int64 overflow: {a} / {b}") : a / b;
    }

    public static long Remainder(long a, long b)
    {
        if (b == 0)
            throw new SqlValueException($"division by zero: MOD({a}, {b})");
        return b == -1 ? 0 : a % b;
    }

    public static long Absolute(long x) =>
        x == long.MinValue ? throw new SqlValueException($"int64 overflow: ABS({x})") : Math.Abs(x);

    public static long Negative(long x) =>
        x == long.MinValue ? throw new SqlValueException($"int64 overflow: -({x})") : -x;

    public static long ShiftLeft(long x, long bits) => Bits(bits) > 63 ? 0 : x << (int)bits;

    public static long ShiftRight(long x, long bits) => Bits(bits) > 63 ? 0 : (long)((ulong)x >> (int)bits);

    private static long Bits(long bits) =>
        bits >= 0 ? bits : throw new SqlValueException("Bitwise binary operator cannot have a negative shift");
}
