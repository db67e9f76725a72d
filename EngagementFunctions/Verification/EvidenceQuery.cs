using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Verification;

/// <summary>The one query that computes, over a table in BigQuery, what was gathered from the source's stream.</summary>
internal static class EvidenceQuery
{
    private const string DuplicateKeys = "duplicate_keys";
    private const string RowCount = "row_count";

    /// <param name="table">The shadow.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="key">Those that identify a row; none where the query has no key.</param>
    /// <returns>GoogleSQL with one row: the rows, the keys that stand in several of them, the nulls of each column.</returns>
    public static string Sql(TableReference table, IReadOnlyList<TargetColumn> columns, IReadOnlyList<TargetColumn> key)
    {
        var nulls = columns.Select((column, position) => $",\n  COUNTIF({WarehouseNames.Sql(column.Name)} IS NULL) AS {Nulls(position)}");
        return $"SELECT\n  COUNT(*) AS {RowCount},\n  {Duplicates(table, key)} AS {DuplicateKeys}{string.Concat(nulls)}\n"
            + $"FROM {WarehouseNames.Sql(table)}";
    }

    public static long ReadDuplicateKeys(BigQueryRow row) => (long)row[DuplicateKeys];

    private static string Duplicates(TableReference table, IReadOnlyList<TargetColumn> key)
    {
        var columns = string.Join(", ", key.Select(column => WarehouseNames.Sql(column.Name)));
        return key.Count == 0
            ? "0"
            : $"(SELECT COUNT(*) FROM (SELECT 1 FROM {WarehouseNames.Sql(table)} GROUP BY {columns} HAVING COUNT(*) > 1))";
    }

    /// <summary>Reads the query's row.</summary>
    public static Evidence Read(BigQueryRow row, IReadOnlyList<TargetColumn> columns) => new(
        (long)row[RowCount],
        [.. columns.Select((column, position) => new ColumnEvidence(column.Name, (long)row[Nulls(position)]))]);

    private static string Nulls(int position) => string.Create(CultureInfo.InvariantCulture, $"nulls_{position}");
}
