using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Decimals of up to 18 digits, which Parquet keeps in 64 bits.</summary>
internal readonly struct SmallDecimalReader(int precision, int scale) : IFieldReader<long>
{
    public int Width => 0;

    public bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        var fits = Decimals.TryRead<Unscaled64>(new NumericField(field), precision, scale, out var unscaled);
        value = unscaled.Value;
        return fits;
    }
}

/// <summary>Writes a longer decimal as the big-endian two's complement that Parquet asks for.</summary>
internal interface IDecimalWriter
{
    int Width { get; }

    bool TryWrite(NumericField field, Span<byte> target);
}

internal readonly struct Decimal128Writer(int precision, int scale) : IDecimalWriter
{
    public int Width => 16;

    public bool TryWrite(NumericField field, Span<byte> target)
    {
        var fits = Decimals.TryRead<Unscaled128>(field, precision, scale, out var unscaled);
        BinaryPrimitives.WriteInt128BigEndian(target, unscaled.Value);
        return fits;
    }
}

internal readonly struct Decimal256Writer(int precision, int scale) : IDecimalWriter
{
    public int Width => 32;

    public bool TryWrite(NumericField field, Span<byte> target)
    {
        var fits = Decimals.TryRead<Unscaled256>(field, precision, scale, out var unscaled);
        BinaryPrimitives.WriteUInt128BigEndian(target, unscaled.High);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], unscaled.Low);
        return fits;
    }
}

/// <summary>A column of decimals in bytes of one length.</summary>
internal sealed class DecimalCodec<TWriter>(TargetColumn column, int capacity, TWriter decimals) : ColumnCodec(column)
    where TWriter : struct, IDecimalWriter
{
    private readonly short[] _levels = new short[capacity];
    private readonly FixedLenByteArray[] _values = new FixedLenByteArray[capacity];
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity * decimals.Width, pinned: true);

    public override Node CreateNode()
    {
        using var type = LogicalType.Decimal(Column.EffectivePrecision(), Column.EffectiveScale());
        return Leaf(type, PhysicalType.FixedLenByteArray, decimals.Width);
    }

    public override void Write(RowBlock block, ColumnWriter writer)
    {
        var fields = block.Column(Column.Source.Ordinal);
        var count = 0;
        for (var row = 0; row < fields.Length; row++)
        {
            var isPresent = !fields[row].IsNull && TryWrite(block, row, fields[row], count);
            _levels[row] = isPresent ? Present : default;
            count += isPresent ? 1 : 0;
        }

        ((ColumnWriter<FixedLenByteArray>)writer).WriteBatch(
            fields.Length, Levels(block, _levels, count), [], _values.AsSpan(0, count));
    }

    private bool TryWrite(RowBlock block, int row, FieldRange field, int index)
    {
        var at = index * decimals.Width;
        _values[index] = new FixedLenByteArray(Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, at));
        if (decimals.TryWrite(new NumericField(block.Field(field)), _bytes.AsSpan(at, decimals.Width)))
            return true;
        Refuse(block, row);
        return false;
    }
}
