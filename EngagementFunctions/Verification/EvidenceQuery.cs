using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Verification;

/// <summary>
/// What computes, over a table in BigQuery, the evidence that was gathered from the source's stream: one query, and a
/// second one that names the columns where the first shows a difference.
/// </summary>
internal static class EvidenceQuery
{
    private const string DuplicateKeys = "duplicate_keys";
    private const string Digest = "digest";
    private const string RowCount = "row_count";

    /// <param name="table">The shadow, or the target.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="key">Those that identify a row; none where the query has no key.</param>
    /// <returns>
    /// GoogleSQL with one row: the rows, their digest, the keys that stand in several of them, the nulls of each column.
    /// </returns>
    public static string Sql(TableReference table, IReadOnlyList<ProvedColumn> columns, IReadOnlyList<ProvedColumn> key)
    {
        var cells = string.Join(",\n    ", columns.Where(column => column.IsProved).Select(column => CanonicalSql.Cell(column.Type, WarehouseNames.Sql(column.Name))));
        var digest = Sum($"CONCAT(\n    {cells})");
        var nulls = columns.Select((column, at) => $",\n  COUNTIF({WarehouseNames.Sql(column.Name)} IS NULL) AS {Nulls(at)}");
        return $"SELECT\n  COUNT(*) AS {RowCount},\n  {digest} AS {Digest},\n  {Duplicates(table, key)} AS {DuplicateKeys}"
            + $"{string.Concat(nulls)}\nFROM {WarehouseNames.Sql(table)}";
    }

    /// <returns>GoogleSQL with one row: the sum of the fingerprints of each column's values.</returns>
    public static string ColumnSql(TableReference table, IReadOnlyList<ProvedColumn> columns)
    {
        var sums = columns.Index().Where(indexed => indexed.Item.IsProved).Select(indexed =>
            $"{Sum(CanonicalSql.Text(indexed.Item.Type, WarehouseNames.Sql(indexed.Item.Name)))} AS {Fingerprints(indexed.Index)}");
        return $"SELECT\n  {string.Join(",\n  ", sums)}\nFROM {WarehouseNames.Sql(table)}";
    }

    /// <summary>Reads the row of <see cref="Sql"/>.</summary>
    public static Evidence Read(BigQueryRow row, IReadOnlyList<ProvedColumn> columns) => new(
        (long)row[RowCount],
        (string)row[Digest],
        [.. columns.Select((column, at) => new ColumnEvidence(column.Name, (long)row[Nulls(at)]))]);

    /// <summary>Adds the row of <see cref="ColumnSql"/>.</summary>
    public static Evidence WithColumns(Evidence evidence, BigQueryRow row, IReadOnlyList<ProvedColumn> columns) => evidence with
    {
        Columns = [.. evidence.Columns.Select((column, at) =>
            columns[at].IsProved ? column with { Fingerprints = (string)row[Fingerprints(at)] } : column)],
    };

    public static long ReadDuplicateKeys(BigQueryRow row) => (long)row[DuplicateKeys];

    private static string Duplicates(TableReference table, IReadOnlyList<ProvedColumn> key)
    {
        var columns = string.Join(", ", key.Select(column => WarehouseNames.Sql(column.Name)));
        return key.Count == 0
            ? "0"
            : $"(SELECT COUNT(*) FROM (SELECT 1 FROM {WarehouseNames.Sql(table)} GROUP BY {columns} HAVING COUNT(*) > 1))";
    }

    // As text: the sum has more digits than an INT64. Over no rows it is NULL, and the source's is 0.
    private static string Sum(string text) => $"IFNULL(CAST({CanonicalSql.Sum(text)} AS STRING), '0')";

    private static string Nulls(int at) => string.Create(CultureInfo.InvariantCulture, $"nulls_{at}");

    private static string Fingerprints(int at) => string.Create(CultureInfo.InvariantCulture, $"fingerprints_{at}");
}
