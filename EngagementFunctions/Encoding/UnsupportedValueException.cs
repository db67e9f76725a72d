namespace EngagementFunctions.Encoding;

/// <summary>A codec met a value that its column cannot hold; the batch adds where, and how to find it.</summary>
internal sealed class UnsupportedValueException(TargetColumn column, long row, bool isNull = false)
    : Exception($"Column \"{column.Name}\", row {row}")
{
    /// <summary>Whether it is a NULL in a REQUIRED column.</summary>
    public bool IsNull => isNull;

    public TargetColumn Column => column;

    /// <summary>Row in the whole result, from 1.</summary>
    public long Row => row;
}
