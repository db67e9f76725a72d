using System.Runtime.CompilerServices;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// Rows, and bytes as BigQuery counts them: 8 for most types, 16 for NUMERIC, 32 for BIGNUMERIC, 1 for BOOL, text as
/// its UTF-8 length and 2. NULL takes none. Records and arrays are counted by the length of their text.
/// </summary>
internal sealed record TableSize(long Rows, long Bytes)
{
    /// <summary>
    /// Tables are immutable values: whatever changes rows makes a new one, so its size is counted once.
    /// </summary>
    private static readonly ConditionalWeakTable<Table, TableSize> Counted = [];

    public static TableSize Of(WarehouseSession session, Table table)
    {
        if (table.ViewQuery is not null) return new TableSize(0, 0);
        var rows = session.Connection.Count($"SELECT count(*) FROM {table.Id.PhysicalName}");
        if (Counted.TryGetValue(table, out var known) && known.Rows == rows) return known;
        var size = new TableSize(rows, rows == 0 ? 0 : CountBytes(session, table));
        Counted.AddOrUpdate(table, size);
        return size;
    }

    /// <summary>For a writer that knows the size without counting, such as a copy.</summary>
    public void RememberFor(Table table) => Counted.AddOrUpdate(table, this);

    private static long CountBytes(WarehouseSession session, Table table)
    {
        var columns = table.Schema.Select(field => $"coalesce({ColumnBytes(field)}, 0)");
        var sum = string.Join(" + ", columns.DefaultIfEmpty("0"));
        return session.Connection.Count($"SELECT ({sum})::BIGINT FROM {table.Id.PhysicalName}");
    }

    private static string ColumnBytes(Field field)
    {
        var column = Quoting.Name(field.Name);
        if (field.IsRepeated) return $"sum(strlen({column}::VARCHAR))";
        return field.Type switch
        {
            FieldType.STRING => $"sum(strlen({column}) + 2)",
            FieldType.BYTES => $"sum(octet_length({column}) + 2)",
            FieldType.JSON or FieldType.RECORD => $"sum(strlen({column}::VARCHAR))",
            FieldType.BOOL => $"count({column})",
            FieldType.NUMERIC => $"16 * count({column})",
            FieldType.BIGNUMERIC => $"32 * count({column})",
            _ => $"8 * count({column})",
        };
    }
}
