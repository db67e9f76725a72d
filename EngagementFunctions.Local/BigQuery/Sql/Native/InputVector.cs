using DuckDB.NET.Native;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>The first column of a chunk, in DuckDB's own memory layout.</summary>
internal readonly unsafe struct InputVector
{
    /// <summary>
    /// A DuckDB string: 4 bytes of length, then up to 12 bytes in place, or a prefix of 4 and a pointer.
    /// </summary>
    private const int CellSize = 16, InlineLength = 12, InlineOffset = 4, PointerOffset = 8;

    private readonly byte* _cells;
    private readonly ulong* _valid;

    public InputVector(IntPtr chunk)
    {
        using var rows = new DuckDBDataChunk(chunk);
        var input = NativeMethods.DataChunks.DuckDBDataChunkGetVector(rows, 0);
        Count = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(rows);
        _cells = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(input);
        _valid = NativeMethods.Vectors.DuckDBVectorGetValidity(input);
    }

    public int Count { get; }

    public bool IsValid(int row) => _valid is null || (_valid[row / 64] >> (row % 64) & 1) != 0;

    public double Double(int row) => ((double*)_cells)[row];

    /// <summary>DECIMAL(38, 9): a whole number of 10^-9.</summary>
    public Int128 Int128(int row) => new((ulong)((long*)_cells)[row * 2 + 1], ((ulong*)_cells)[row * 2]);

    public ReadOnlySpan<byte> Text(int row)
    {
        var cell = _cells + (long)row * CellSize;
        var length = *(int*)cell;
        return new ReadOnlySpan<byte>(
            length <= InlineLength ? cell + InlineOffset : *(byte**)(cell + PointerOffset), length);
    }
}
