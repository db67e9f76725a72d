using System.Buffers;
using System.Runtime.InteropServices;
using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Writes a field as PostgreSQL's cast to text does, with DateStyle ISO and TimeZone UTC.</summary>
internal interface IFieldFormatter
{
    /// <summary>Bytes of every field, or 0 where they differ.</summary>
    int Width { get; }

    void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target);
}

/// <summary>A column that is declared STRING although the source has another type.</summary>
internal sealed class FormattedTextCodec<TFormatter>(TargetColumn column, int capacity, TFormatter formatter)
    : ColumnCodec(column)
    where TFormatter : struct, IFieldFormatter
{
    private readonly short[] _levels = new short[capacity];
    private readonly int[] _ends = new int[capacity];
    private readonly ByteArray[] _values = new ByteArray[capacity];
    private readonly PinnedBuffer _text = new();

    public override Node CreateNode()
    {
        using var type = LogicalType.String();
        return Leaf(type, PhysicalType.ByteArray);
    }

    public override void Write(RowBlock block, ColumnWriter writer)
    {
        var fields = block.Column(Column.Source.Ordinal);
        var count = 0;
        _text.Clear();
        for (var row = 0; row < fields.Length; row++)
        {
            _levels[row] = fields[row].IsNull ? default : Present;
            if (!fields[row].IsNull)
                _ends[count++] = Format(block, fields[row]);
        }

        Point(count);
        ((ColumnWriter<ByteArray>)writer).WriteBatch(
            fields.Length, Levels(block, _levels, count), [], _values.AsSpan(0, count));
    }

    private int Format(RowBlock block, FieldRange field)
    {
        if (formatter.Width > 0)
            EnsureWidth(formatter.Width, field);
        formatter.Format(block.Field(field), _text);
        return _text.Length;
    }

    // Only now: while text was added, the buffer may have moved.
    private void Point(int count)
    {
        var start = 0;
        for (var i = 0; i < count; start = _ends[i], i++)
            _values[i] = new ByteArray(Marshal.UnsafeAddrOfPinnedArrayElement(_text.Bytes, start), _ends[i] - start);
    }
}
