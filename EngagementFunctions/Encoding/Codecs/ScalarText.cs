using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Integers of any width; the width comes from the column's type.</summary>
internal readonly struct IntegerFormatter(int width) : IFieldFormatter
{
    private const int Longest = 20;

    public int Width => width;

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target)
    {
        var value = field.Length switch
        {
            sizeof(short) => BinaryPrimitives.ReadInt16BigEndian(field),
            sizeof(int) => BinaryPrimitives.ReadInt32BigEndian(field),
            _ => BinaryPrimitives.ReadInt64BigEndian(field),
        };
        Utf8Formatter.TryFormat(value, target.GetSpan(Longest), out var written);
        target.Advance(written);
    }
}

internal readonly struct BoolFormatter : IFieldFormatter
{
    public int Width => sizeof(byte);

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target) =>
        target.Write(field[0] != 0 ? "true"u8 : "false"u8);
}
