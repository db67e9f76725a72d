using EngagementFunctions.Encoding;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Source;
using ParquetSharp;

namespace EngagementFunctions.Tests.Encoding;

/// <summary>What one extraction gave, read back from its files.</summary>
internal sealed record Extracted(
    IReadOnlyList<TargetColumn> Columns, Evidence Evidence, List<RowBatch> Batches, List<string?[]> Rows)
{
    /// <summary>All rows in one order, for comparing what was cut differently.</summary>
    public IEnumerable<string> SortedRows => Rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal);

    public static async Task<Extracted> FromAsync(
        SourceDatabase database, string sql, BatchOptions? batches = null, ColumnOptions? options = null)
    {
        await using var snapshot = await database.OpenAsync(sql);
        var columns = ColumnMapping.Plan(snapshot.Columns, options ?? new ColumnOptions());
        var extraction = new RowExtraction(snapshot, columns, batches ?? new BatchOptions());
        var seen = new List<RowBatch>();
        var rows = new List<string?[]>();
        await foreach (var batch in extraction.ReadBatchesAsync(TestContext.Current.CancellationToken))
            using (batch)
            {
                seen.Add(batch);
                rows.AddRange(ParquetText.Rows(batch.Content));
            }

        return new Extracted(columns, extraction.Evidence, seen, rows);
    }

    /// <summary>The schema of the only batch's file, a line a column.</summary>
    public static async Task<List<string>> SchemaAsync(SourceDatabase database, string sql, ColumnOptions? options = null)
    {
        await using var snapshot = await database.OpenAsync(sql);
        var columns = ColumnMapping.Plan(snapshot.Columns, options ?? new ColumnOptions());
        var lines = new List<string>();
        var extraction = new RowExtraction(snapshot, columns, new BatchOptions());
        await foreach (var batch in extraction.ReadBatchesAsync(TestContext.Current.CancellationToken))
            using (batch)
            using (var file = new ParquetFileReader(batch.Content, leaveOpen: true))
                lines.AddRange(Enumerable.Range(0, columns.Count).Select(i => Describe(file.FileMetaData.Schema.Column(i))));
        return lines;
    }

    private static string Describe(ColumnDescriptor column)
    {
        using var type = column.LogicalType;
        return $"{column.Name} {column.PhysicalType} {type} {column.MaxDefinitionLevel}";
    }
}
