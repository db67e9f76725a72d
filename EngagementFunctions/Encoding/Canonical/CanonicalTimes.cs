using System.Buffers.Binary;
using System.Buffers.Text;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>UNIX_DATE(c): days since 1970-01-01.</summary>
internal sealed class CanonicalDate : CanonicalForm
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    public override int MaxLength(ReadOnlySpan<byte> field) => 11;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var day = (long)BinaryPrimitives.ReadInt32BigEndian(field) + Epoch;
        if (day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber)
            return -1;
        Utf8Formatter.TryFormat(day - UnixEpoch, target, out var written);
        return written;
    }
}

/// <summary>
/// UNIX_MICROS(c) of a TIMESTAMP, DATETIME_DIFF(c, DATETIME '1970-01-01', MICROSECOND) of a DATETIME.
/// </summary>
internal sealed class CanonicalInstant : CanonicalForm
{
    private static readonly long Epoch = new DateTime(2000, 1, 1).Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly long UnixEpoch = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly long Last = DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond;

    public override int MaxLength(ReadOnlySpan<byte> field) => 20;

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var micros = BinaryPrimitives.ReadInt64BigEndian(field);
        if (micros < -Epoch || micros > Last - Epoch)
            return -1;
        Utf8Formatter.TryFormat(micros + Epoch - UnixEpoch, target, out var written);
        return written;
    }
}
