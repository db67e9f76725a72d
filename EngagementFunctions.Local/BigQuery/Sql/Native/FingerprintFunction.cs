using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// FARM_FINGERPRINT over whole vectors of DuckDB's memory: evidence hashes every row, and a string per value would
/// cost several times the hash itself.
/// </summary>
internal static unsafe class FingerprintFunction
{
    /// <summary>A DuckDB string: 4 bytes of length, then up to 12 bytes in place, or a prefix of 4 and a pointer.</summary>
    private const int CellSize = 16, InlineLength = 12, InlineOffset = 4, PointerOffset = 8;

    public static void Register(DuckDBConnection connection)
    {
        foreach (var type in new[] { DuckDBType.Varchar, DuckDBType.Blob })
            Register(connection, type);
    }

    private static void Register(DuckDBConnection connection, DuckDBType type)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        using var input = NativeMethods.LogicalType.DuckDBCreateLogicalType(type);
        using var output = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(
            function, type == DuckDBType.Blob ? "gs_fingerprint_bytes" : "gs_fingerprint");
        NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, input);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, output);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Apply);
        var state = NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, function);
        NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        if (state != DuckDBState.Success)
            throw new InvalidOperationException("DuckDB refused the fingerprint function.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Apply(IntPtr info, IntPtr chunk, IntPtr output)
    {
        using var rows = new DuckDBDataChunk(chunk);
        var input = NativeMethods.DataChunks.DuckDBDataChunkGetVector(rows, 0);
        var count = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(rows);
        var cells = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(input);
        var valid = NativeMethods.Vectors.DuckDBVectorGetValidity(input);
        var results = (long*)NativeMethods.Vectors.DuckDBVectorGetData(output);
        for (var row = 0; row < count; row++)
            if (valid is null || (valid[row / 64] >> (row % 64) & 1) != 0)
                results[row] = FarmHash.Fingerprint(Text(cells + row * CellSize));
            else
                SetNull(output, row);
    }

    private static ReadOnlySpan<byte> Text(byte* cell)
    {
        var length = *(int*)cell;
        return new ReadOnlySpan<byte>(
            length <= InlineLength ? cell + InlineOffset : *(byte**)(cell + PointerOffset), length);
    }

    private static void SetNull(IntPtr output, int row)
    {
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(output);
        var valid = NativeMethods.Vectors.DuckDBVectorGetValidity(output);
        NativeMethods.ValidityMask.DuckDBValiditySetRowValidity(valid, (ulong)row, false);
    }
}
