using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>CAST(c AS STRING).</summary>
internal sealed class CanonicalInteger : CanonicalForm
{
    private const int Longest = 20;

    public override int MaxLength(ReadOnlySpan<byte> field) => Longest;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var value = field.Length switch
        {
            sizeof(short) => BinaryPrimitives.ReadInt16BigEndian(field),
            sizeof(int) => BinaryPrimitives.ReadInt32BigEndian(field),
            _ => BinaryPrimitives.ReadInt64BigEndian(field),
        };
        Utf8Formatter.TryFormat(value, target, out var written);
        return written;
    }
}

/// <summary>CAST(c AS STRING).</summary>
internal sealed class CanonicalBool : CanonicalForm
{
    public override int MaxLength(ReadOnlySpan<byte> field) => 5;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var text = field[0] == 0 ? "false"u8 : "true"u8;
        text.CopyTo(target);
        return text.Length;
    }
}

/// <summary>The text itself.</summary>
internal sealed class CanonicalText : CanonicalForm
{
    public override int MaxLength(ReadOnlySpan<byte> field) => field.Length;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        field.CopyTo(target);
        return field.Length;
    }
}

/// <summary>
/// FORMAT('%.16e', IF(c = 0, 0, c)): seventeen digits tell any two doubles apart, and two zeros are equal.
/// </summary>
internal sealed class CanonicalFloat : CanonicalForm
{
    private const int Longest = 24;
    private const int DigitsEnd = 18;

    public override int MaxLength(ReadOnlySpan<byte> field) => Longest + 1;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var value = BinaryPrimitives.ReadDoubleBigEndian(field);
        if (!double.IsFinite(value))
            return Copy(double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8, target);
        if (SeventeenDigits.Covers(value))
            return SeventeenDigits.Write(value, target);
        (value == 0 ? 0 : value).TryFormat(target, out var written, "e16", CultureInfo.InvariantCulture);
        // .NET writes an exponent of three digits at least, C of two.
        var exponent = (value < 0 ? 1 : 0) + DigitsEnd + 2;
        if (target[exponent] != '0')
            return written;
        target[(exponent + 1)..written].CopyTo(target[exponent..]);
        return written - 1;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }
}
