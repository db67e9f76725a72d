namespace EngagementFunctions.Source;

/// <summary>A reused piece of the COPY stream, with room in front for the rest of the piece before it.</summary>
internal sealed class CopyChunk(int headroom, int capacity)
{
    // Pinned: text is encoded from where it was received.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(headroom + capacity, pinned: true);

    public int Headroom => headroom;

    public byte[] Bytes => _bytes;

    /// <summary>Bytes received, from <see cref="Headroom"/> on.</summary>
    public int Count { get; private set; }

    public Memory<byte> Free => _bytes.AsMemory(headroom + Count);

    public void Advance(int count) => Count += count;

    public void Clear() => Count = 0;
}
