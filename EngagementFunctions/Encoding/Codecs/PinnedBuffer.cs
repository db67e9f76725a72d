using System.Buffers;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>A growing buffer that stays where it is while native code reads it.</summary>
internal sealed class PinnedBuffer : IBufferWriter<byte>
{
    private const int FirstCapacity = 64 * 1024;

    public byte[] Bytes { get; private set; } = GC.AllocateUninitializedArray<byte>(FirstCapacity, pinned: true);

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return Bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return Bytes.AsSpan(Length);
    }

    private void Ensure(int sizeHint)
    {
        var needed = Length + Math.Max(sizeHint, 1);
        if (needed <= Bytes.Length)
            return;
        var grown = GC.AllocateUninitializedArray<byte>(Math.Max(needed, Bytes.Length * 2), pinned: true);
        Bytes.AsSpan(0, Length).CopyTo(grown);
        Bytes = grown;
    }
}
