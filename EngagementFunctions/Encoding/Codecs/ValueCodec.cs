using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Reads one value from a field's bytes.</summary>
internal interface IFieldReader<TValue>
{
    /// <summary>Bytes of every field, or 0 where they differ.</summary>
    int Width { get; }

    /// <summary>False if the warehouse cannot hold the value.</summary>
    bool TryRead(ReadOnlySpan<byte> field, out TValue value);
}

/// <summary>A column whose Parquet values are plain numbers. The reader is a struct, to be inlined.</summary>
internal sealed class ValueCodec<TValue, TReader>(
    TargetColumn column, int capacity, TReader reader, Func<LogicalType> logical, PhysicalType physical)
    : ColumnCodec(column)
    where TValue : unmanaged
    where TReader : struct, IFieldReader<TValue>
{
    private readonly short[] _levels = new short[capacity];
    private readonly TValue[] _values = new TValue[capacity];

    public override Node CreateNode()
    {
        using var type = logical();
        return Leaf(type, physical);
    }

    public override void Write(RowBlock block, ColumnWriter writer)
    {
        var fields = block.Column(Column.Source.Ordinal);
        var count = 0;
        for (var row = 0; row < fields.Length; row++)
        {
            var isPresent = !fields[row].IsNull && TryRead(block, row, fields[row], out _values[count]);
            _levels[row] = isPresent ? Present : default;
            count += isPresent ? 1 : 0;
        }

        ((ColumnWriter<TValue>)writer).WriteBatch(
            fields.Length, Levels(block, _levels, count), [], _values.AsSpan(0, count));
    }

    private bool TryRead(RowBlock block, int row, FieldRange field, out TValue value)
    {
        if (reader.Width > 0)
            EnsureWidth(reader.Width, field);
        if (reader.TryRead(block.Field(field), out value))
            return true;
        Refuse(block, row);
        return false;
    }
}
