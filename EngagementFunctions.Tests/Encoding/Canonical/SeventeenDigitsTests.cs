using System.Globalization;
using EngagementFunctions.Encoding.Canonical;

namespace EngagementFunctions.Tests.Encoding.Canonical;

/// <summary>Held against the runtime's exact formatter, whose exponent is one digit longer.</summary>
public class SeventeenDigitsTests
{
    private const int Count = 200_000;

    [Fact]
    public void Random_doubles_of_every_covered_exponent_have_the_formatter_s_digits()
    {
        var random = new Random(20261123);
        for (var i = 0; i < Count; i++)
        {
            var exponent = random.Next(-6, 53);
            AssertSame((1 + random.NextDouble()) * Math.Pow(2, exponent));
        }
    }

    [Fact]
    public void Decimals_powers_of_ten_and_their_neighbours_have_the_formatter_s_digits()
    {
        for (var i = 1; i < Count; i++)
        {
            AssertSame(i / 100.0);
        }

        // Neighbours below a power of ten round up to it, and take its exponent.
        for (var power = -2; power <= 15; power++)
        {
            var value = double.Parse($"1e{power}", CultureInfo.InvariantCulture);
            AssertSame(value);
            AssertSame(Math.BitIncrement(value));
            AssertSame(Math.BitDecrement(value));
        }
    }

    [Fact]
    public void Halves_go_to_the_even_digit()
    {
        // 18 digits, the last a five: 2^52 plus an odd number of quarters and eighths would be such, scaled down.
        foreach (var value in new[] { 562949953421312.125, 562949953421312.375, 70368744177664.03125, 70368744177664.09375 })
        {
            AssertSame(value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1.5)]
    [InlineData(0.0099)]
    [InlineData(9007199254740992)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.Epsilon)]
    public void Others_are_left_to_the_general_formatter(double value) => Assert.False(SeventeenDigits.Covers(value));

    private static void AssertSame(double value)
    {
        if (!SeventeenDigits.Covers(value))
        {
            return;
        }

        Span<byte> text = stackalloc byte[32];
        var length = SeventeenDigits.Write(value, text);
        var expected = value.ToString("e16", CultureInfo.InvariantCulture);
        expected = expected[..^3] + expected[^2..];
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(text[..length]));
    }
}
