using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Rows;

/// <summary>Some rows of a table, each already the JSON text of the answer.</summary>
internal sealed record RowPage(IReadOnlyList<string> Rows, string? NextToken)
{
    /// <summary>BigQuery ends a page at 10 to 20 MB, however many rows were asked for.</summary>
    private const int MaxBytes = 10_000_000;

    public static RowPage Read(
        WarehouseSession session, TableId table, IEnumerable<Field> fields, RowRange range, TimestampFormat timestamps)
    {
        var total = session.Connection.Count($"SELECT count(*) FROM {table.PhysicalName}");
        var limit = Math.Max(0, Math.Min(range.MaxRows ?? long.MaxValue, total - range.Start));
        var encoding = new RowEncoding(timestamps).Row(fields);
        var rows = limit == 0 ? [] : ReadRows(session, table, encoding, range.Start, limit);
        var next = range.Start + rows.Count;
        return new RowPage(rows, next < total && range.MaxRows != 0 ? Paging.Token(next) : null);
    }

    public void Write(Utf8JsonWriter writer)
    {
        if (Rows.Count == 0) return;
        writer.WriteStartArray("rows");
        foreach (var row in Rows) writer.WriteRawValue(row, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static List<string> ReadRows(
        WarehouseSession session, TableId table, string encoding, long start, long limit)
    {
        var sql = $"SELECT {encoding} FROM {table.PhysicalName} LIMIT {limit} OFFSET {start}";
        var rows = new List<string>();
        var bytes = 0L;
        foreach (var row in session.Connection.Rows(sql, reader => reader.GetString(0)))
        {
            rows.Add(row);
            bytes += row.Length;
            if (bytes >= MaxBytes) break;
        }

        return rows;
    }
}

/// <summary>MaxRows of 0 asks for no row at all; null for as many as a page takes.</summary>
internal sealed record RowRange(long Start, long? MaxRows)
{
    public static RowRange Of(HttpContext context) => new(Paging.Start(context), context.QueryNumber("maxResults"));
}
