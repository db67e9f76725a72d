using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DuckDB.NET.Data;

namespace EngagementFunctions.Local.BigQuery.Storage;

[SuppressMessage("Security", "CA2100", Justification = "The emulator's own SQL, over a throwaway database.")]
internal static class DuckDbCommands
{
    /// <summary>Runs every statement of the text; the answer is the last one's count of changed rows.</summary>
    public static int Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The first cell of the first row; null stands for NULL and for no row.</summary>
    public static object? Scalar(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static long Count(this DuckDBConnection connection, string sql) =>
        Convert.ToInt64(connection.Scalar(sql) ?? 0L, CultureInfo.InvariantCulture);

    /// <summary>One item per row, read while the enumeration runs.</summary>
    public static IEnumerable<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }
}
