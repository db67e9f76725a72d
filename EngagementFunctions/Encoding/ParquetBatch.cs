using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding;

/// <summary>
/// One batch while it is written. Its row groups are buffered, which lets all columns grow together: what waits in
/// memory is compressed pages, not values.
/// </summary>
internal sealed class ParquetBatch : IDisposable
{
    // Compressed, more than the 16 MiB that BigQuery advises for a row group.
    private const long RowGroupSourceBytes = 128L << 20;

    private readonly BatchBuffer _buffer;
    private readonly IReadOnlyList<ColumnCodec> _codecs;
    private readonly ParquetFileWriter _file;
    private readonly ColumnWriter[] _writers;
    private RowGroupWriter? _rowGroup;
    private long _rowGroupBytes;

    public ParquetBatch(int number, BatchBuffer buffer, IReadOnlyList<ColumnCodec> codecs)
    {
        Number = number;
        _buffer = buffer;
        _codecs = codecs;
        _writers = new ColumnWriter[codecs.Count];
        using var properties = ParquetSettings.Create();
        var nodes = codecs.Select(codec => codec.CreateNode()).ToList();
        using var schema = new GroupNode("schema", Repetition.Required, nodes);
        _file = new ParquetFileWriter(buffer, schema, properties, keyValueMetadata: null, leaveOpen: true);
    }

    public int Number { get; }

    public long Rows { get; private set; }

    public long SourceBytes { get; private set; }

    public void Write(RowBlock block)
    {
        if (_rowGroup is null)
            OpenRowGroup();
        for (var i = 0; i < _writers.Length; i++)
            _codecs[i].Write(block, _writers[i]);
        Rows += block.Rows;
        SourceBytes += block.Bytes;
        _rowGroupBytes += block.Bytes;
        if (_rowGroupBytes >= RowGroupSourceBytes)
            CloseRowGroup();
    }

    /// <summary>Ends the file and hands it on, together with the buffer.</summary>
    public RowBatch Close()
    {
        CloseRowGroup();
        _file.Close();
        _file.Dispose();
        _buffer.Position = 0;
        return new RowBatch(Number, Rows, SourceBytes, _buffer);
    }

    /// <summary>Gives up a batch that will not be closed.</summary>
    public void Dispose()
    {
        _rowGroup?.Dispose();
        _file.Dispose();
        _buffer.Dispose();
    }

    private void OpenRowGroup()
    {
        _rowGroup = _file.AppendBufferedRowGroup();
        for (var i = 0; i < _writers.Length; i++)
            _writers[i] = _rowGroup.Column(i);
        _rowGroupBytes = 0;
    }

    private void CloseRowGroup()
    {
        foreach (var writer in _rowGroup is null ? [] : _writers)
            writer.Dispose();
        _rowGroup?.Close();
        _rowGroup?.Dispose();
        _rowGroup = null;
    }
}
