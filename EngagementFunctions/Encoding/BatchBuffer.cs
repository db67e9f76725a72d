namespace EngagementFunctions.Encoding;

/// <summary>
/// One batch's file in memory: pieces from the pool, so that nothing large is allocated or copied as it grows.
/// Disposing gives them back; after that the content is gone.
/// </summary>
internal sealed class BatchBuffer(BatchBufferPool pool) : Stream
{
    private readonly List<byte[]> _pieces = [];
    private long _length;
    private bool _isReturned;

    public override bool CanRead => !_isReturned;

    public override bool CanSeek => !_isReturned;

    public override bool CanWrite => !_isReturned;

    public override long Length => _length;

    public override long Position { get; set; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isReturned, this);
        var piece = Piece(Position, (int)Math.Min(buffer.Length, Math.Max(0, _length - Position)));
        piece.CopyTo(buffer);
        Position += piece.Length;
        return piece.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isReturned, this);
        while (!buffer.IsEmpty)
        {
            while (Position >= (long)_pieces.Count * BatchBufferPool.PieceLength)
                _pieces.Add(pool.RentPiece());
            var piece = Piece(Position, buffer.Length);
            buffer[..piece.Length].CopyTo(piece);
            buffer = buffer[piece.Length..];
            Position += piece.Length;
            _length = Math.Max(_length, Position);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => _length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isReturned)
        {
            _isReturned = true;
            pool.Return(_pieces);
        }

        base.Dispose(disposing);
    }

    // What of the wanted bytes lies in one piece.
    private Span<byte> Piece(long position, int wanted)
    {
        if (wanted == 0)
            return [];
        var at = (int)(position % BatchBufferPool.PieceLength);
        return _pieces[(int)(position / BatchBufferPool.PieceLength)]
            .AsSpan(at, Math.Min(wanted, BatchBufferPool.PieceLength - at));
    }
}
