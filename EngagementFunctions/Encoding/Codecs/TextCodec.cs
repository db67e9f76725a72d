using System.Runtime.InteropServices;
using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>
/// Text that goes into the file straight from where it was received. It is valid UTF-8: the server checks what it sends
/// in the client's encoding, even from a database with encoding SQL_ASCII.
/// </summary>
internal sealed class TextCodec(TargetColumn column, int capacity) : ColumnCodec(column)
{
    private readonly short[] _levels = new short[capacity];
    private readonly ByteArray[] _values = new ByteArray[capacity];

    public override Node CreateNode()
    {
        using var type = LogicalType.String();
        return Leaf(type, PhysicalType.ByteArray);
    }

    public override void Write(RowBlock block, ColumnWriter writer)
    {
        var fields = block.Column(Column.Source.Ordinal);
        var count = 0;
        for (var row = 0; row < fields.Length; row++)
        {
            var isPresent = !fields[row].IsNull;
            _levels[row] = isPresent ? Present : default;
            if (isPresent)
                _values[count++] = new ByteArray(AddressOf(block, fields[row]), fields[row].Length);
        }

        ((ColumnWriter<ByteArray>)writer).WriteBatch(
            fields.Length, Levels(block, _levels, count), [], _values.AsSpan(0, count));
    }

    private static IntPtr AddressOf(RowBlock block, FieldRange field) =>
        field.Length == 0 ? IntPtr.Zero : Marshal.UnsafeAddrOfPinnedArrayElement(block.Buffer, field.Start);
}
