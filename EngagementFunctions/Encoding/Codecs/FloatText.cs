using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>
/// The shortest digits that read back as the same double, laid out as PostgreSQL does since version 12:
/// plain between 1e-4 and 1e15, else with an exponent of two digits or more.
/// </summary>
internal readonly struct Float8Formatter : IFieldFormatter
{
    private const int Longest = 32;
    private const int FirstPlainExponent = -4;
    private const int LastPlainExponent = 14;

    public int Width => sizeof(double);

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target)
    {
        var value = BinaryPrimitives.ReadDoubleBigEndian(field);
        if (double.IsFinite(value))
            WriteFinite(value, target);
        else
            target.Write(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
    }

    private static void WriteFinite(double value, IBufferWriter<byte> target)
    {
        Span<byte> digits = stackalloc byte[Longest];
        var (count, exponent) = ShortestDigits(Math.Abs(value), digits);
        digits = digits[..count];
        if (double.IsNegative(value))
            target.Write("-"u8);
        if (exponent is < FirstPlainExponent or > LastPlainExponent)
            WriteScientific(digits, exponent, target);
        else if (exponent < 0)
            WriteSmall(digits, exponent, target);
        else
            WritePlain(digits, exponent, target);
    }

    /// <summary>The digits without a point, and the power of ten of the first.</summary>
    private static (int Count, int Exponent) ShortestDigits(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var mark = text[..length].IndexOf((byte)'E');
        var mantissa = mark < 0 ? text[..length] : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..length], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf((byte)'.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var count = 0;
        foreach (var c in mantissa)
        {
            if (count == 0 && c == '0')
                exponent--;
            else if (c != '.')
                digits[count++] = c;
        }

        digits[count] = (byte)'0';
        return count == 0 ? (1, 0) : (Math.Max(1, digits[..count].TrimEnd((byte)'0').Length), exponent);
    }

    private static void WritePlain(ReadOnlySpan<byte> digits, int exponent, IBufferWriter<byte> target)
    {
        var before = Math.Min(digits.Length, exponent + 1);
        target.Write(digits[..before]);
        WriteZeros(exponent + 1 - before, target);
        if (before == digits.Length)
            return;
        target.Write("."u8);
        target.Write(digits[before..]);
    }

    private static void WriteSmall(ReadOnlySpan<byte> digits, int exponent, IBufferWriter<byte> target)
    {
        target.Write("0."u8);
        WriteZeros(-exponent - 1, target);
        target.Write(digits);
    }

    private static void WriteScientific(ReadOnlySpan<byte> digits, int exponent, IBufferWriter<byte> target)
    {
        target.Write(digits[..1]);
        if (digits.Length > 1)
        {
            target.Write("."u8);
            target.Write(digits[1..]);
        }

        target.Write(exponent < 0 ? "e-"u8 : "e+"u8);
        Math.Abs(exponent).TryFormat(target.GetSpan(3), out var written, "D2", CultureInfo.InvariantCulture);
        target.Advance(written);
    }

    private static void WriteZeros(int count, IBufferWriter<byte> target)
    {
        if (count <= 0)
            return;
        target.GetSpan(count)[..count].Fill((byte)'0');
        target.Advance(count);
    }
}
