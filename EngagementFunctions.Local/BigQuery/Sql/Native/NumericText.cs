using System.Globalization;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// NUMERIC as GoogleSQL writes it, without zeros at the end. DuckDB's own text of a DECIMAL takes ten times as
/// long.
/// </summary>
internal static class NumericText
{
    public const int MaxLength = 48;

    private const int Scale = 9;
    private const long Unit = 1_000_000_000;

    /// <summary>The part of the buffer that holds the text.</summary>
    public static ReadOnlySpan<byte> Write(Int128 units, Span<byte> buffer)
    {
        var length = 0;
        if (units < 0)
        {
            buffer[length++] = (byte)'-';
            units = -units;
        }

        long fraction;
        int written;
        if (units <= long.MaxValue)
        {
            var (whole, rest) = Math.DivRem((long)units, Unit);
            whole.TryFormat(buffer[length..], out written, default, CultureInfo.InvariantCulture);
            fraction = rest;
        }
        else
        {
            var (whole, rest) = Int128.DivRem(units, Unit);
            whole.TryFormat(buffer[length..], out written, default, CultureInfo.InvariantCulture);
            fraction = (long)rest;
        }

        return buffer[..WriteFraction(fraction, buffer, length + written)];
    }

    private static int WriteFraction(long fraction, Span<byte> buffer, int length)
    {
        if (fraction == 0)
            return length;
        buffer[length++] = (byte)'.';
        var digits = Scale;
        for (; fraction % 10 == 0; fraction /= 10)
            digits--;
        for (var i = digits - 1; i >= 0; i--, fraction /= 10)
            buffer[length + i] = (byte)('0' + fraction % 10);
        return length + digits;
    }
}
