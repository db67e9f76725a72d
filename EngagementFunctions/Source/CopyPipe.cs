using System.Threading.Channels;

namespace EngagementFunctions.Source;

/// <summary>
/// A fixed set of chunks going round between the receiving and the parsing side. When none is free, receiving waits.
/// Neither side ever runs the other's continuation: the receiver stands on the socket's polling thread.
/// </summary>
internal sealed class CopyPipe
{
    // 256 KiB: a chunk and the values made of it stay in the second-level cache, and handing over costs nothing
    // against the work on it. Eight of them ride out a pause of the parser while a batch is closed.
    public const int DefaultCapacity = 256 * 1024;
    private const int DefaultChunks = 8;
    private const int DefaultHeadroom = 32 * 1024;

    private readonly Channel<CopyChunk> _free = Channel.CreateUnbounded<CopyChunk>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly Channel<CopyChunk> _filled = Channel.CreateUnbounded<CopyChunk>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    public CopyPipe(int capacity = DefaultCapacity, int chunks = DefaultChunks, int headroom = DefaultHeadroom)
    {
        for (var i = 0; i < chunks; i++)
            _free.Writer.TryWrite(new CopyChunk(headroom, capacity));
    }

    public ValueTask<CopyChunk> RentAsync(CancellationToken cancellationToken) =>
        _free.Reader.ReadAsync(cancellationToken);

    public void Send(CopyChunk chunk) => _filled.Writer.TryWrite(chunk);

    /// <summary>Nothing follows: the stream ended well, or broke with <paramref name="error"/>.</summary>
    public void Complete(Exception? error = null) => _filled.Writer.TryComplete(error);

    public IAsyncEnumerable<CopyChunk> ReceiveAllAsync(CancellationToken cancellationToken) =>
        _filled.Reader.ReadAllAsync(cancellationToken);

    public void Return(CopyChunk chunk)
    {
        chunk.Clear();
        _free.Writer.TryWrite(chunk);
    }
}
