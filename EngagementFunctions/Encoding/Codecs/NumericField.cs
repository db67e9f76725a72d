using System.Buffers.Binary;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>
/// The wire form of a numeric: digits of base 10,000, the first of them counting 10,000 to the power of the weight
/// (src/backend/utils/adt/numeric.c, numeric_send).
/// </summary>
internal readonly ref struct NumericField
{
    public const int DigitWidth = 4;
    private const int HeaderLength = 8;
    private const ushort NegativeSign = 0x4000;
    private const ushort PositiveInfinity = 0xD000;
    private const ushort NegativeInfinity = 0xF000;
    private const ushort NotANumber = 0xC000;

    private readonly ReadOnlySpan<byte> _digits;
    private readonly ushort _sign;

    public NumericField(ReadOnlySpan<byte> field)
    {
        if (field.Length < HeaderLength
            || field.Length != HeaderLength + (sizeof(short) * BinaryPrimitives.ReadUInt16BigEndian(field)))
            throw BinaryCopyReader.Malformed($"a numeric field has {field.Length} bytes, other than its digits need");
        Weight = BinaryPrimitives.ReadInt16BigEndian(field[2..]);
        _sign = BinaryPrimitives.ReadUInt16BigEndian(field[4..]);
        Scale = BinaryPrimitives.ReadUInt16BigEndian(field[6..]);
        _digits = field[HeaderLength..];
        if (_sign is not (0 or NegativeSign or PositiveInfinity or NegativeInfinity or NotANumber))
            throw BinaryCopyReader.Malformed("a numeric field has a sign that is not known");
    }

    /// <summary>Power of 10,000 that the first digit counts.</summary>
    public int Weight { get; }

    /// <summary>Decimal digits after the point when shown.</summary>
    public int Scale { get; }

    public int Count => _digits.Length / sizeof(short);

    public bool IsNegative => _sign == NegativeSign;

    public bool IsFinite => _sign is 0 or NegativeSign;

    /// <summary>NaN or an infinity as PostgreSQL prints it.</summary>
    public ReadOnlySpan<byte> SpecialText => _sign switch
    {
        PositiveInfinity => "Infinity"u8,
        NegativeInfinity => "-Infinity"u8,
        _ => "NaN"u8,
    };

    public int this[int index] => BinaryPrimitives.ReadUInt16BigEndian(_digits[(index * sizeof(short))..]);
}
