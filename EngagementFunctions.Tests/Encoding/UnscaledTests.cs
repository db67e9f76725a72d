using System.Numerics;
using EngagementFunctions.Encoding.Codecs;

namespace EngagementFunctions.Tests.Encoding;

public class UnscaledTests
{
    private static readonly ulong[] Limbs = [0, 1, 9_999, 0x8000_0000_0000_0000, ulong.MaxValue - 9_998, ulong.MaxValue];

    [Fact]
    public void Digits_are_carried_from_limb_to_limb()
    {
        foreach (var high in Limbs)
            foreach (var second in Limbs)
                foreach (var lowest in Limbs)
                    foreach (var (factor, digit) in new[] { (10_000, 0), (10_000, 9_999), (1, 9_999), (10, 7) })
                    {
                        var value = new Unscaled256(high / 20_000, new UInt128(second, lowest));
                        Assert.Equal((ToBigInteger(value) * factor) + digit, ToBigInteger(value.Shift(factor, digit)));
                    }
    }

    [Fact]
    public void A_negated_value_is_its_twos_complement()
    {
        foreach (var high in Limbs)
            foreach (var lowest in Limbs)
            {
                var value = new Unscaled256(high, lowest);
                Assert.Equal((BigInteger.One << 256) - ToBigInteger(value), ToBigInteger(value.Negated()) switch
                {
                    { IsZero: true } => BigInteger.One << 256,
                    var negated => negated,
                });
            }
    }

    private static BigInteger ToBigInteger(Unscaled256 value) => ((BigInteger)value.High << 128) + value.Low;
}
