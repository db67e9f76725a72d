using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// Registers functions of which a NULL argument makes NULL. DuckDB hands NULLs of whole vectors through.
/// </summary>
internal static class ScalarFunctions
{
    public static void Add<T, TResult>(this DuckDBConnection connection, string name, Func<T, TResult> function) =>
        connection.RegisterScalarFunction<T, TResult>(name, (readers, writer, count) => Each(
            readers, writer, count, row => function(readers[0].GetValue<T>(row))), null, false);

    public static void Add<T1, T2, TResult>(
        this DuckDBConnection connection, string name, Func<T1, T2, TResult> function) =>
        connection.RegisterScalarFunction<T1, T2, TResult>(name, (readers, writer, count) => Each(
            readers, writer, count, row => function(readers[0].GetValue<T1>(row), readers[1].GetValue<T2>(row))), null);

    public static void Add<T1, T2, T3, TResult>(
        this DuckDBConnection connection, string name, Func<T1, T2, T3, TResult> function) =>
        connection.RegisterScalarFunction<T1, T2, T3, TResult>(name, (readers, writer, count) => Each(
            readers, writer, count,
            row => function(
                readers[0].GetValue<T1>(row), readers[1].GetValue<T2>(row), readers[2].GetValue<T3>(row))), null);

    public static void Add<T1, T2, T3, T4, TResult>(
        this DuckDBConnection connection, string name, Func<T1, T2, T3, T4, TResult> function) =>
        connection.RegisterScalarFunction<T1, T2, T3, T4, TResult>(name, (readers, writer, count) => Each(
            readers, writer, count,
            row => function(
                readers[0].GetValue<T1>(row), readers[1].GetValue<T2>(row), readers[2].GetValue<T3>(row),
                readers[3].GetValue<T4>(row))), null);

    /// <summary>Any number of arguments of one type.</summary>
    public static void AddVariadic<T, TResult>(
        this DuckDBConnection connection, string name, Func<T[], TResult> function) =>
        connection.RegisterScalarFunction<T, TResult>(name, (readers, writer, count) => Each(
            readers, writer, count,
            row => function([.. readers.Select(reader => reader.GetValue<T>(row))])), null, true);

    private static void Each<TResult>(
        IReadOnlyList<IDuckDBDataReader> readers, IDuckDBDataWriter writer, ulong count, Func<ulong, TResult> function)
    {
        for (ulong row = 0; row < count; row++)
        {
            var isNull = false;
            foreach (var reader in readers)
                isNull |= !reader.IsValid(row);
            if (!isNull && function(row) is { } result)
                writer.WriteValue(result, row);
            else
                writer.WriteNull(row);
        }
    }
}
