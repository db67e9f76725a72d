using System.Buffers.Binary;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>CAST(c AS STRING) of a NUMERIC or BIGNUMERIC: no exponent, no trailing zeros, no minus on zero.</summary>
internal sealed class CanonicalNumeric(int precision, int scale) : CanonicalForm
{
    private const int Header = 8;
    private const int Group = 4;

    // Sign, point and a leading zero, and the longest run of zeros between the point and the first digit.
    private readonly int _longest = precision + scale + (3 * Group);

    public override int MaxLength(ReadOnlySpan<byte> field) => _longest + (Group * (field.Length / sizeof(short)));

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var groups = field[Header..];
        var weight = BinaryPrimitives.ReadInt16BigEndian(field[2..]);
        var sign = BinaryPrimitives.ReadUInt16BigEndian(field[4..]);
        if (sign is not (0 or 0x4000) || weight * Group > precision || -weight * Group > scale + Group)
            return groups.IsEmpty && sign is 0 or 0x4000 ? Zero(target) : -1;
        if (groups.IsEmpty)
            return Zero(target);
        var start = sign == 0 ? 0 : 1;
        target[0] = (byte)'-';
        var (length, before, after) = WriteDigits(groups, weight, target[start..]);
        return before > precision - scale || after > scale ? -1 : start + length;
    }

    private static int Zero(Span<byte> target)
    {
        target[0] = (byte)'0';
        return 1;
    }

    // Returns the length, and the digits before and after the point.
    private static (int Length, int Before, int After) WriteDigits(
        ReadOnlySpan<byte> groups, int weight, Span<byte> text)
    {
        var length = 0;
        for (var i = 0; i <= weight; i++)
            length += WriteGroup(groups, i, text[length..]);
        var zeros = text[..length].IndexOfAnyExcept((byte)'0');
        zeros = zeros < 0 ? length : zeros;
        text[zeros..length].CopyTo(text);
        var before = length - zeros;
        length = before == 0 ? Zero(text) : before;
        var point = length;
        text[length++] = (byte)'.';
        for (var i = weight + 1; i < groups.Length / sizeof(short); i++)
            length += WriteGroup(groups, i, text[length..]);
        length = text[..length].TrimEnd((byte)'0').Length;
        var after = length - point - 1;
        return (after == 0 ? point : length, before, after);
    }

    private static int WriteGroup(ReadOnlySpan<byte> groups, int index, Span<byte> text)
    {
        var at = index * sizeof(short);
        int value = index >= 0 && at < groups.Length ? BinaryPrimitives.ReadInt16BigEndian(groups[at..]) : 0;
        // A general formatter takes six times as long for four digits.
        for (var digit = Group - 1; digit >= 0; digit--)
            (value, text[digit]) = (value / 10, (byte)('0' + (value % 10)));
        return Group;
    }
}
