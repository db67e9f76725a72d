using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EngagementFunctions.Encoding;

/// <summary>
/// Lets at most two batch buffers exist: one that is being filled and one that is being loaded. Whoever wants a third
/// waits until one is disposed. Their memory is kept for the next batch.
/// </summary>
internal sealed class BatchBufferPool
{
    /// <summary>Large enough to be few, small enough that little of the last one lies idle.</summary>
    public const int PieceLength = 1 << 20;

    private const int Buffers = 2;

    private readonly Channel<BatchBufferPool> _leases = Channel.CreateUnbounded<BatchBufferPool>();
    private readonly ConcurrentBag<byte[]> _pieces = [];

    public BatchBufferPool()
    {
        for (var i = 0; i < Buffers; i++)
            _leases.Writer.TryWrite(this);
    }

    public async Task<BatchBuffer> RentAsync(CancellationToken cancellationToken) =>
        new(await _leases.Reader.ReadAsync(cancellationToken));

    public byte[] RentPiece() =>
        _pieces.TryTake(out var piece) ? piece : GC.AllocateUninitializedArray<byte>(PieceLength);

    public void Return(List<byte[]> pieces)
    {
        foreach (var piece in pieces)
            _pieces.Add(piece);
        pieces.Clear();
        _leases.Writer.TryWrite(this);
    }
}
