using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Schemas;

/// <summary>The schema a table has after a write that may add columns and relax modes.</summary>
internal static class SchemaMerge
{
    /// <summary>
    /// Columns keep what describes them. A REQUIRED one that the write leaves out must be allowed to relax.
    /// </summary>
    public static IReadOnlyList<Field> Of(Table table, IReadOnlyList<Field> incoming, SchemaUpdates allowed) =>
        Merge(table, table.Schema, incoming, allowed, path: "");

    private static List<Field> Merge(
        Table table, IReadOnlyList<Field> present, IReadOnlyList<Field> incoming, SchemaUpdates allowed, string path)
    {
        var merged = present.Select(column =>
            MergeColumn(table, column, incoming.FirstOrDefault(field => field.IsNamed(column.Name)), allowed, path));
        return [.. merged, .. incoming.Where(field => !present.Any(column => column.IsNamed(field.Name)))];
    }

    private static Field MergeColumn(Table table, Field column, Field? incoming, SchemaUpdates allowed, string path)
    {
        if (incoming is null)
        {
            if (!column.IsRequired) return column;
            if (!allowed.HasFlag(SchemaUpdates.FieldRelaxation))
                throw SchemaMatch.Mismatch(table, $"Field {path}{column.Name} is missing in new schema");
            return column with { Mode = FieldMode.NULLABLE };
        }

        return column with
        {
            Mode = incoming.Mode,
            Fields = Merge(table, column.Fields, incoming.Fields, allowed, $"{path}{column.Name}."),
        };
    }
}
