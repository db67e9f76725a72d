namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Up to 18 digits.</summary>
internal readonly record struct Unscaled64(long Value) : IUnscaled<Unscaled64>
{
    public Unscaled64 Shift(int factor, int digit) => new((Value * factor) + digit);

    public Unscaled64 Negated() => new(-Value);
}

/// <summary>Up to 38 digits.</summary>
internal readonly record struct Unscaled128(Int128 Value) : IUnscaled<Unscaled128>
{
    public Unscaled128 Shift(int factor, int digit) => new((Value * factor) + digit);

    public Unscaled128 Negated() => new(-Value);
}

/// <summary>Up to 76 digits, in four limbs, the highest first.</summary>
internal readonly record struct Unscaled256(UInt128 High, UInt128 Low) : IUnscaled<Unscaled256>
{
    public Unscaled256 Shift(int factor, int digit)
    {
        var (lowest, carry) = Multiply((ulong)Low, factor, (ulong)digit);
        var (second, next) = Multiply((ulong)(Low >> 64), factor, carry);
        return new((High * (ulong)factor) + next, new UInt128(second, lowest));
    }

    public Unscaled256 Negated() => new(Low == 0 ? -High : ~High, -Low);

    private static (ulong Product, ulong Carry) Multiply(ulong limb, int factor, ulong addend)
    {
        var high = Math.BigMul(limb, (ulong)factor, out ulong low);
        var sum = unchecked(low + addend);
        return (sum, high + (sum < low ? 1UL : 0UL));
    }
}
