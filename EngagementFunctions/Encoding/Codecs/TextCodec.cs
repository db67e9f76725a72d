using System.Runtime.InteropServices;
using System.Text.Unicode;
using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>Text that goes into the file straight from where it was received.</summary>
internal sealed class TextCodec(TargetColumn column, int capacity) : ColumnCodec(column)
{
    private readonly short[] _levels = new short[capacity];
    private readonly ByteArray[] _values = new ByteArray[capacity];

    public override Node CreateNode()
    {
        using var type = LogicalType.String();
        return Optional(type, PhysicalType.ByteArray);
    }

    public override void Write(RowBlock block, ColumnWriter writer)
    {
        var fields = block.Column(Column.Source.Ordinal);
        var count = 0;
        for (var row = 0; row < fields.Length; row++)
        {
            var isPresent = !fields[row].IsNull && IsText(block, row, fields[row]);
            _levels[row] = isPresent ? Present : default;
            if (isPresent)
                _values[count++] = new ByteArray(AddressOf(block, fields[row]), fields[row].Length);
        }

        ((ColumnWriter<ByteArray>)writer).WriteBatch(fields.Length, _levels, [], _values.AsSpan(0, count));
    }

    // The server checks text on its way in, but not that of a database with encoding SQL_ASCII.
    private bool IsText(RowBlock block, int row, FieldRange field)
    {
        if (Utf8.IsValid(block.Field(field)))
            return true;
        Refuse(block, row);
        return false;
    }

    private static IntPtr AddressOf(RowBlock block, FieldRange field) =>
        field.Length == 0 ? IntPtr.Zero : Marshal.UnsafeAddrOfPinnedArrayElement(block.Buffer, field.Start);
}
