using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Verification;

/// <summary>The one query that computes, over a table in BigQuery, what was gathered from the source's stream.</summary>
internal static class EvidenceQuery
{
    private const string RowCount = "row_count";

    /// <returns>GoogleSQL with one row: the rows, then the nulls of each column.</returns>
    public static string Sql(TableReference table, IReadOnlyList<TargetColumn> columns)
    {
        var nulls = columns.Select((column, position) => $",\n  COUNTIF({WarehouseNames.Sql(column.Name)} IS NULL) AS {Nulls(position)}");
        return $"SELECT\n  COUNT(*) AS {RowCount}{string.Concat(nulls)}\nFROM {WarehouseNames.Sql(table)}";
    }

    /// <summary>Reads the query's row.</summary>
    public static Evidence Read(BigQueryRow row, IReadOnlyList<TargetColumn> columns) => new(
        (long)row[RowCount],
        [.. columns.Select((column, position) => new ColumnEvidence(column.Name, (long)row[Nulls(position)]))]);

    private static string Nulls(int position) => string.Create(CultureInfo.InvariantCulture, $"nulls_{position}");
}
