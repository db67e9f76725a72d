using System.Buffers.Binary;

namespace EngagementFunctions.Encoding.Codecs;

internal readonly struct Int2Reader : IFieldReader<long>
{
    public int Width => sizeof(short);

    public bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        value = BinaryPrimitives.ReadInt16BigEndian(field);
        return true;
    }
}

internal readonly struct Int4Reader : IFieldReader<long>
{
    public int Width => sizeof(int);

    public bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        value = BinaryPrimitives.ReadInt32BigEndian(field);
        return true;
    }
}

internal readonly struct Int8Reader : IFieldReader<long>
{
    public int Width => sizeof(long);

    public bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        value = BinaryPrimitives.ReadInt64BigEndian(field);
        return true;
    }
}
