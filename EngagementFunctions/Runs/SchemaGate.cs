using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Runs;

/// <summary>
/// Stands before the extraction: publishing replaces the target's schema by the query's, so a column that vanished or
/// changed its type would be lost to readers without a word. Added columns pass.
/// </summary>
internal static class SchemaGate
{
    private static readonly Dictionary<string, string> GoogleSqlNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INT64"] = "INTEGER",
        ["FLOAT64"] = "FLOAT",
        ["BOOL"] = "BOOLEAN",
        ["STRUCT"] = "RECORD",
        ["DECIMAL"] = "NUMERIC",
        ["BIGDECIMAL"] = "BIGNUMERIC",
    };

    /// <exception cref="ExtractionException">Columns vanished or changed their type, each of them named.</exception>
    public static void Check(RunProgress run, TargetTable target, IReadOnlyList<TargetColumn> columns)
    {
        var differences = Differences(target, columns);
        var isAccepted = run.Request.Accept.Contains(Gate.Schema) && !target.MayHaveRowPolicies;
        if (differences.Count > 0 && !isAccepted)
        {
            throw new ExtractionException(
                ErrorKind.Refused,
                ErrorCodes.SchemaChanged,
                $"The query no longer fits the target {WarehouseNames.Full(target.Reference)}: {string.Join("; ", differences)}. "
                + $"{Advice(target)}.");
        }
    }

    /// <returns>Each column that vanished from the query, or changed its type; none where the target does not exist yet.</returns>
    public static IReadOnlyList<string> Differences(TargetTable target, IReadOnlyList<TargetColumn> columns)
    {
        var offered = columns.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. (target.Existing?.Schema?.Fields ?? [])
                .Select(field => Difference(field, offered.GetValueOrDefault(field.Name)))
                .OfType<string>(),
        ];
    }

    /// <returns>What to do about differences.</returns>
    public static string Advice(TargetTable target) =>
        "Correct the query or the column's override (Columns__NAME__Type); if it is right, "
        + (target.MayHaveRowPolicies
            ? $"first ALTER TABLE {WarehouseNames.Sql(target.Reference)} DROP COLUMN each of them; a run then adds those that the query still has. "
                + "{\"accept\": [\"schema\"]} cannot do it: the target's row access policies, or that they cannot be listed, let a run replace rows alone"
            : "ask for one run with {\"accept\": [\"schema\"], \"reason\": \"...\"}");

    private static string? Difference(TableFieldSchema field, TargetColumn? column)
    {
        if (column is null)
        {
            return $"column {field.Name} ({field.Type}) is not in the query's result";
        }

        var (found, offered) = (Canonical(field.Type), TableSchemas.TypeName(column.Type));
        return found == offered && field.Mode != "REPEATED"
            ? null
            : $"column {field.Name} is {field.Mode?.ToUpperInvariant()} {found} there and {offered} in the query ({column.Source.TypeName})";
    }

    private static string Canonical(string type) => GoogleSqlNames.GetValueOrDefault(type, type.ToUpperInvariant());
}
