namespace EngagementFunctions.Source;

/// <summary>
/// The bytes received and not yet read, always in one piece: the rest of a chunk moves in front of the next one, and
/// a row longer than that gathers in a buffer of its own, which grows as needed and is kept.
/// </summary>
internal sealed class CopyWindow
{
    private byte[] _gathered = [];
    private CopyChunk? _chunk;
    private int _end;

    public byte[] Bytes { get; private set; } = [];

    public int Position { get; private set; }

    public ReadOnlySpan<byte> Unread => Bytes.AsSpan(Position, _end - Position);

    public void Skip(int count) => Position += count;

    /// <summary>Adds a chunk; returns the one that holds nothing of the window any more, if there is one.</summary>
    public CopyChunk? Append(CopyChunk chunk)
    {
        var rest = Unread;
        if (rest.Length <= chunk.Headroom)
            return Adopt(chunk, rest);
        Gather(rest, chunk.Bytes.AsSpan(chunk.Headroom, chunk.Count));
        var spare = _chunk;
        _chunk = chunk;
        return spare;
    }

    private CopyChunk? Adopt(CopyChunk chunk, ReadOnlySpan<byte> rest)
    {
        var start = chunk.Headroom - rest.Length;
        rest.CopyTo(chunk.Bytes.AsSpan(start));
        (Bytes, Position, _end) = (chunk.Bytes, start, chunk.Headroom + chunk.Count);
        var spare = _chunk;
        _chunk = chunk;
        return spare;
    }

    private void Gather(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> more)
    {
        var length = rest.Length + more.Length;
        if (Bytes == _gathered && Position + length <= _gathered.Length)
        {
            more.CopyTo(_gathered.AsSpan(_end));
            _end += more.Length;
            return;
        }

        var target = length <= _gathered.Length ? _gathered : Allocate(Grown(length));
        rest.CopyTo(target);
        more.CopyTo(target.AsSpan(rest.Length));
        _gathered = target;
        (Bytes, Position, _end) = (target, 0, length);
    }

    private static byte[] Allocate(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    private static int Grown(int length) => (int)Math.Min(Array.MaxLength, length * 2L);
}
