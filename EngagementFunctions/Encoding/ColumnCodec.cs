using EngagementFunctions.Source;
using ParquetSharp;
using ParquetSharp.Schema;

namespace EngagementFunctions.Encoding;

/// <summary>Carries one column from the fields of the COPY stream into a Parquet column, a block at a time.</summary>
internal abstract class ColumnCodec(TargetColumn column)
{
    /// <summary>Definition level of a value; that of a NULL is 0.</summary>
    protected const short Present = 1;

    public TargetColumn Column => column;

    /// <summary>Values that became NULL because the column's policy says so.</summary>
    public long Replaced { get; private set; }

    /// <summary>The column's place in the file's schema.</summary>
    public abstract Node CreateNode();

    public abstract void Write(RowBlock block, ColumnWriter writer);

    /// <summary>Applies the column's policy to a value that it cannot hold.</summary>
    protected void Refuse(RowBlock block, int row)
    {
        if (column.OnUnsupported != UnsupportedValues.Null)
            throw new UnsupportedValueException(column, block.FirstRow + row);
        Replaced++;
    }

    protected void EnsureWidth(int width, FieldRange field)
    {
        if (field.Length != width)
            throw BinaryCopyReader.Malformed(
                $"a field of column \"{column.Source.Name}\" ({column.Source.TypeName}) has {field.Length} bytes");
    }

    /// <summary>The column's leaf; its repetition is the mode that the column has in the warehouse.</summary>
    protected PrimitiveNode Leaf(LogicalType type, PhysicalType physical, int length = -1) =>
        new(column.Name, column.IsRequired ? Repetition.Required : Repetition.Optional, type, physical, length);

    /// <summary>The definition levels to write: a REQUIRED column has none, since it has no NULL.</summary>
    protected ReadOnlySpan<short> Levels(RowBlock block, short[] levels, int present)
    {
        if (!column.IsRequired)
            return levels;
        return present == block.Rows
            ? []
            : throw new UnsupportedValueException(column, block.FirstRow + levels.AsSpan(0, block.Rows).IndexOf((short)0), isNull: true);
    }
}
