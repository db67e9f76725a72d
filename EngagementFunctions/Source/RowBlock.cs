namespace EngagementFunctions.Source;

/// <summary>
/// Some whole rows of the COPY stream, as they were received, and where each field of them lies.
/// Fields are kept by column, so that a codec walks one array. Valid until the next block is read.
/// </summary>
internal sealed class RowBlock(int columns, int capacity)
{
    private readonly FieldRange[] _fields = new FieldRange[columns * capacity];

    public int Columns => columns;

    public int Capacity => capacity;

    public int Rows { get; private set; }

    /// <summary>Number of the block's first row in the whole result, from 1.</summary>
    public long FirstRow { get; private set; } = 1;

    /// <summary>Bytes that the rows took in the stream.</summary>
    public long Bytes { get; private set; }

    /// <summary>The bytes, pinned, that the fields lie in.</summary>
    public byte[] Buffer { get; private set; } = [];

    public ReadOnlySpan<FieldRange> Column(int ordinal) => _fields.AsSpan(ordinal * capacity, Rows);

    public ReadOnlySpan<byte> Field(FieldRange range) => Buffer.AsSpan(range.Start, range.Length);

    /// <summary>Forgets the rows before and takes further ones from this buffer.</summary>
    public void Restart(byte[] buffer)
    {
        FirstRow += Rows;
        Rows = 0;
        Bytes = 0;
        Buffer = buffer;
    }

    /// <summary>Sets a field of the row that is being read; it counts once the row is added.</summary>
    public void SetField(int ordinal, FieldRange range) => _fields[(ordinal * capacity) + Rows] = range;

    public void AddRow(int bytes)
    {
        Rows++;
        Bytes += bytes;
    }
}

/// <summary>Where a field lies in its block's buffer; a NULL has length -1.</summary>
internal readonly record struct FieldRange(int Start, int Length)
{
    public bool IsNull => Length < 0;
}
