using System.Threading.Channels;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>The middle stage: takes the received stream apart, counts it and closes batch after batch.</summary>
internal sealed class BatchEncoder
{
    private readonly BinaryCopyReader _reader;
    private readonly IReadOnlyList<ColumnCodec> _codecs;
    private readonly EvidenceCount _evidence;
    private readonly BatchOptions _options;
    private readonly BatchBufferPool _buffers;
    private readonly string _statement;
    private ParquetBatch? _batch;
    private int _closed;

    public BatchEncoder(
        IReadOnlyList<TargetColumn> columns, BatchOptions options, BatchBufferPool buffers, string statement)
    {
        _reader = new BinaryCopyReader(columns.Count);
        _codecs = [.. columns.Select(column => ColumnCodecs.Create(column, _reader.Block.Capacity))];
        _evidence = new EvidenceCount(columns);
        (_options, _buffers, _statement) = (options, buffers, statement);
    }

    public Evidence Evidence => _evidence.ToEvidence(_codecs);

    /// <summary>Encodes until the pipe ends. Failures complete the channel; this task itself never fails.</summary>
    public async Task EncodeAsync(CopyPipe pipe, ChannelWriter<RowBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in pipe.ReceiveAllAsync(cancellationToken))
            {
                if (_reader.Append(chunk) is { } spare)
                    pipe.Return(spare);
                await EncodeRowsAsync(batches, cancellationToken);
            }

            _reader.EnsureEnded();
            await CloseBatchAsync(batches, cancellationToken);
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
        finally
        {
            _batch?.Dispose();
        }
    }

    private async Task EncodeRowsAsync(ChannelWriter<RowBatch> batches, CancellationToken cancellationToken)
    {
        while (_reader.TryReadBlock(RowsLeft(), BytesLeft()))
        {
            _batch ??= new ParquetBatch(_closed + 1, await _buffers.RentAsync(cancellationToken), _codecs);
            _evidence.Add(_reader.Block);
            Write(_batch);
            if (RowsLeft() == 0 || BytesLeft() <= 0)
                await CloseBatchAsync(batches, cancellationToken);
        }
    }

    private void Write(ParquetBatch batch)
    {
        try
        {
            batch.Write(_reader.Block);
        }
        catch (UnsupportedValueException e)
        {
            throw UnsupportedValue.ToError(e, batch.Number, _statement);
        }
    }

    private async Task CloseBatchAsync(ChannelWriter<RowBatch> batches, CancellationToken cancellationToken)
    {
        if (_batch is null)
            return;
        var closed = _batch.Close();
        _batch = null;
        _closed++;
        await batches.WriteAsync(closed, cancellationToken);
    }

    private int RowsLeft() => (int)(_options.MaxRows - (_batch?.Rows ?? 0));

    private long BytesLeft() => _options.MaxBytes - (_batch?.SourceBytes ?? 0);
}
