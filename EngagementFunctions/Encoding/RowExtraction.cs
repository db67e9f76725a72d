using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>
/// One pass over the rows of a snapshot. Receiving, encoding and the caller's loading run side by side; the source's
/// transaction ends when the last row has arrived, whether or not the batches have been loaded.
/// </summary>
internal sealed class RowExtraction(
    SourceSnapshot snapshot, IReadOnlyList<TargetColumn> columns, BatchOptions options)
{
    private Evidence? _evidence;

    /// <summary>What was counted; there once the enumeration has ended by itself.</summary>
    public Evidence Evidence =>
        _evidence ?? throw new InvalidOperationException("There is no evidence before all rows have been read");

    /// <summary>
    /// The batches, in order. Each is to be disposed when it has been loaded: the third is not begun before the first
    /// is given back. Leaving early stops the query.
    /// </summary>
    public async IAsyncEnumerable<RowBatch> ReadBatchesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new CopyPipe();
        var batches = Channel.CreateBounded<RowBatch>(1);
        var encoder = new BatchEncoder(columns, options, new BatchBufferPool(), snapshot.Statement);
        var receiving = snapshot.ReceiveAsync(pipe, stop.Token);
        var encoding = Task.Run(() => encoder.EncodeAsync(pipe, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
                yield return batch;
            _evidence = encoder.Evidence;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(receiving, encoding);
        }
    }
}
