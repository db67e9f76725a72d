using System.Buffers.Binary;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>
/// Days since 2000-01-01 into days since 1970-01-01. The infinities are the ends of the integer's range, so the bounds
/// of the years 1 to 9999 leave them out like any other day beyond.
/// </summary>
internal readonly struct DateReader : IFieldReader<int>
{
    public const int EpochDays = 10_957;
    private const int FirstDay = -719_162;
    private const int LastDay = 2_932_896;

    public int Width => sizeof(int);

    public bool TryRead(ReadOnlySpan<byte> field, out int value)
    {
        var days = BinaryPrimitives.ReadInt32BigEndian(field);
        value = unchecked(days + EpochDays);
        return days is >= FirstDay - EpochDays and <= LastDay - EpochDays;
    }
}

/// <summary>Microseconds since 2000-01-01 into those since 1970-01-01, of DATETIME and TIMESTAMP alike.</summary>
internal readonly struct InstantReader : IFieldReader<long>
{
    public const long EpochMicros = 946_684_800_000_000;
    private const long First = -62_135_596_800_000_000;
    private const long Last = 253_402_300_799_999_999;

    public int Width => sizeof(long);

    public bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        var micros = BinaryPrimitives.ReadInt64BigEndian(field);
        value = unchecked(micros + EpochMicros);
        return micros is >= First - EpochMicros and <= Last - EpochMicros;
    }
}
