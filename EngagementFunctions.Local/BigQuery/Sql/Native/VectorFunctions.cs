using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// The functions that evidence calls for every row, over whole vectors of DuckDB's memory: a .NET string per value
/// would cost several times the work itself.
/// </summary>
internal static unsafe class VectorFunctions
{
    public static void Register(DuckDBConnection connection)
    {
        Register(connection, "gs_fingerprint", DuckDBType.Varchar, DuckDBType.BigInt, &Fingerprint);
        Register(connection, "gs_fingerprint_bytes", DuckDBType.Blob, DuckDBType.BigInt, &Fingerprint);
        Register(connection, "gs_scientific16", DuckDBType.Double, DuckDBType.Varchar, &Scientific16);
        Register(connection, "gs_numeric_text", DuckDBType.Decimal, DuckDBType.Varchar, &NumericText);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fingerprint(IntPtr info, IntPtr chunk, IntPtr output)
    {
        var vector = new InputVector(chunk);
        var results = (long*)NativeMethods.Vectors.DuckDBVectorGetData(output);
        for (var row = 0; row < vector.Count; row++)
            if (vector.IsValid(row))
                results[row] = FarmHash.Fingerprint(vector.Text(row));
            else
                SetNull(output, row);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void NumericText(IntPtr info, IntPtr chunk, IntPtr output)
    {
        var vector = new InputVector(chunk);
        Span<byte> buffer = stackalloc byte[Native.NumericText.MaxLength];
        for (var row = 0; row < vector.Count; row++)
            if (vector.IsValid(row))
                SetText(output, row, Native.NumericText.Write(vector.Int128(row), buffer));
            else
                SetNull(output, row);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Scientific16(IntPtr info, IntPtr chunk, IntPtr output)
    {
        var vector = new InputVector(chunk);
        Span<byte> buffer = stackalloc byte[32];
        for (var row = 0; row < vector.Count; row++)
            if (vector.IsValid(row))
            {
                var length = Encoding.ASCII.GetBytes(Floats.Scientific(vector.Double(row), 16), buffer);
                SetText(output, row, buffer[..length]);
            }
            else
                SetNull(output, row);
    }

    private static void Register(
        DuckDBConnection connection, string name, DuckDBType input, DuckDBType output,
        delegate* unmanaged[Cdecl]<IntPtr, IntPtr, IntPtr, void> apply)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        using var inputType = input == DuckDBType.Decimal
            ? NativeMethods.LogicalType.DuckDBCreateDecimalType(38, 9)
            : NativeMethods.LogicalType.DuckDBCreateLogicalType(input);
        using var outputType = NativeMethods.LogicalType.DuckDBCreateLogicalType(output);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, name);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, inputType);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, outputType);
        NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, apply);
        var state = NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, function);
        NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        if (state != DuckDBState.Success)
            throw new InvalidOperationException($"DuckDB refused the function {name}.");
    }

    private static void SetText(IntPtr output, int row, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(output, (ulong)row, start, text.Length);
    }

    private static void SetNull(IntPtr output, int row)
    {
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(output);
        var valid = NativeMethods.Vectors.DuckDBVectorGetValidity(output);
        NativeMethods.ValidityMask.DuckDBValiditySetRowValidity(valid, (ulong)row, false);
    }
}
