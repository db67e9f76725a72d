using System.Globalization;
using System.Numerics;

namespace EngagementFunctions.Tests.Properties;

/// <summary>Values of each type, as text that PostgreSQL and the emulator's storage both read.</summary>
internal static class RandomValues
{
    private const string Instants = "yyyy-MM-dd HH:mm:ss.ffffff";
    private const int NumericScale = 9;
    private const int WideScale = 20;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly string[] Words = ["a", "Zoé", "naïve ", "東京", "🚀", "x|y", "1:n", "\t", "É", "0", ""];

    public static string SqlType(RandomType type) => type switch
    {
        RandomType.Int => "bigint",
        RandomType.Float => "double precision",
        RandomType.Numeric => "numeric",
        RandomType.Wide => "numeric(50,20)",
        RandomType.Bool => "boolean",
        RandomType.Text => "text",
        RandomType.Timestamp => "timestamp",
        RandomType.Instant => "timestamptz",
        _ => "date",
    };

    public static string Literal(string? value) =>
        value is null ? "NULL" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Draw(RandomType type, Random random) => type switch
    {
        RandomType.Int => random.NextInt64(long.MinValue, long.MaxValue).ToString(Plain),
        RandomType.Float => ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-200, 200))).ToString("R", Plain),
        RandomType.Numeric => Scaled(random.NextInt64(), NumericScale),
        RandomType.Wide => Scaled((BigInteger)random.NextInt64() * random.NextInt64(), WideScale),
        RandomType.Bool => random.Next(2) == 0 ? "false" : "true",
        RandomType.Text => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Words[random.Next(Words.Length)])),
        RandomType.Timestamp => Moment(random).ToString(Instants, Plain),
        RandomType.Instant => Moment(random).ToString(Instants, Plain) + "+00",
        _ => Moment(random).ToString("yyyy-MM-dd", Plain),
    };

    /// <returns>The value with one bit of what stands for it changed.</returns>
    public static string FlipBit(RandomType type, string value, int bit) => type switch
    {
        RandomType.Int => (long.Parse(value, Plain) ^ (1L << bit)).ToString(Plain),
        RandomType.Float => BitConverter.Int64BitsToDouble(
            BitConverter.DoubleToInt64Bits(double.Parse(value, Plain)) ^ (1L << bit)).ToString("R", Plain),
        RandomType.Numeric => Scaled(Unscaled(value, NumericScale) ^ (BigInteger.One << bit), NumericScale),
        RandomType.Wide => Scaled(Unscaled(value, WideScale) ^ (BigInteger.One << bit), WideScale),
        RandomType.Bool => value == "true" ? "false" : "true",
        RandomType.Text => value[..^1] + (char)(value[^1] ^ 1),
        RandomType.Timestamp => AddMicroseconds(value, Flip(Ticks(value) / TimeSpan.TicksPerMicrosecond, bit)),
        RandomType.Instant => AddMicroseconds(value[..^3], Flip(Ticks(value[..^3]) / TimeSpan.TicksPerMicrosecond, bit)) + "+00",
        _ => DateOnly.FromDayNumber(DateOnly.Parse(value, Plain).DayNumber ^ (1 << (bit % 10))).ToString("yyyy-MM-dd", Plain),
    };

    public static string AddMicroseconds(string value, long microseconds) =>
        new DateTime(Ticks(value) + (microseconds * TimeSpan.TicksPerMicrosecond)).ToString(Instants, Plain);

    private static long Ticks(string value) => DateTime.ParseExact(value, Instants, Plain).Ticks;

    private static long Flip(long value, int bit) => (value ^ (1L << bit)) - value;

    private static DateTime Moment(Random random) =>
        new(random.NextInt64(new DateTime(1000, 1, 1).Ticks, new DateTime(3000, 1, 1).Ticks));

    private static BigInteger Unscaled(string value, int scale)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var after = point < 0 ? "" : value[(point + 1)..];
        return BigInteger.Parse((point < 0 ? value : value[..point]) + after.PadRight(scale, '0'), Plain);
    }

    // Numbers are drawn and kept at or above zero.
    private static string Scaled(BigInteger value, int scale)
    {
        var digits = value.ToString(Plain).PadLeft(scale + 1, '0');
        return $"{digits[..^scale]}.{digits[^scale..]}".TrimEnd('0').TrimEnd('.');
    }
}
