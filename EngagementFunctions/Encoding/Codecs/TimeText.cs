using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Dates from 4713 BC to the year 5,874,897, and the infinities.</summary>
internal readonly struct DateFormatter : IFieldFormatter
{
    public int Width => sizeof(int);

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target)
    {
        var days = BinaryPrimitives.ReadInt32BigEndian(field);
        if (days is int.MaxValue or int.MinValue)
        {
            target.Write(days > 0 ? "infinity"u8 : "-infinity"u8);
            return;
        }

        var day = CalendarDay.FromUnixDays((long)days + DateReader.EpochDays);
        day.Write(target);
        day.WriteEra(target);
    }
}

/// <summary>Instants with and without zone, from 4713 BC to the year 294,276, and the infinities.</summary>
internal readonly struct InstantFormatter(bool hasZone) : IFieldFormatter
{
    private const long MicrosPerDay = 86_400_000_000;
    private const int MicrosPerSecond = 1_000_000;

    public int Width => sizeof(long);

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target)
    {
        var micros = BinaryPrimitives.ReadInt64BigEndian(field);
        if (micros is long.MaxValue or long.MinValue)
        {
            target.Write(micros > 0 ? "infinity"u8 : "-infinity"u8);
            return;
        }

        var days = (long)Math.Floor((decimal)micros / MicrosPerDay);
        var day = CalendarDay.FromUnixDays(days + DateReader.EpochDays);
        day.Write(target);
        WriteTime(micros - (days * MicrosPerDay), target);
        if (hasZone)
            target.Write("+00"u8);
        day.WriteEra(target);
    }

    private static void WriteTime(long micros, IBufferWriter<byte> target)
    {
        var time = TimeSpan.FromMicroseconds(micros);
        var format = micros % MicrosPerSecond == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.FFFFFF";
        target.Write(" "u8);
        time.TryFormat(target.GetSpan(16), out var written, format, CultureInfo.InvariantCulture);
        target.Advance(written);
    }
}
