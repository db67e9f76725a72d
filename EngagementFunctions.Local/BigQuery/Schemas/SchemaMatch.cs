using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Schemas;

/// <summary>What a write may change about the schema of the table it goes to.</summary>
[Flags]
internal enum SchemaUpdates
{
    None = 0,
    FieldAddition = 1,
    FieldRelaxation = 2,
    All = FieldAddition | FieldRelaxation,
}

/// <summary>
/// Whether rows of one schema may go into a table of another, in BigQuery's own words when they may not.
/// </summary>
internal static class SchemaMatch
{
    public static void Check(Table table, IReadOnlyList<Field> provided, SchemaUpdates allowed) =>
        Check(table, table.Schema, provided, allowed, path: "");

    public static BigQueryError Mismatch(Table table, string reason) =>
        BigQueryError.Invalid($"Provided Schema does not match Table {table.Id}. {reason}");

    private static void Check(
        Table table, IReadOnlyList<Field> present, IReadOnlyList<Field> provided, SchemaUpdates allowed, string path)
    {
        foreach (var field in provided)
        {
            var column = present.FirstOrDefault(candidate => candidate.IsNamed(field.Name));
            if (column is null) CheckAddition(table, field, allowed, path);
            else CheckColumn(table, column, field, allowed, path + field.Name);
        }
    }

    private static void CheckAddition(Table table, Field field, SchemaUpdates allowed, string path)
    {
        if (!allowed.HasFlag(SchemaUpdates.FieldAddition))
            throw Mismatch(table, $"Cannot add fields (field: {path}{field.Name})");
        if (field.IsRequired)
            throw Mismatch(table, $"Cannot add required fields to an existing schema. (field: {path}{field.Name})");
    }

    private static void CheckColumn(Table table, Field column, Field field, SchemaUpdates allowed, string path)
    {
        if (column.Type != field.Type)
            throw Mismatch(
                table, $"Field {path} has changed type from {column.Type.RestName()} to {field.Type.RestName()}");
        if (column.Mode != field.Mode && !IsRelaxation(column, field, allowed))
            throw Mismatch(table, $"Field {path} has changed mode from {column.Mode} to {field.Mode}");
        Check(table, column.Fields, field.Fields, allowed, path + ".");
    }

    private static bool IsRelaxation(Field column, Field field, SchemaUpdates allowed) =>
        allowed.HasFlag(SchemaUpdates.FieldRelaxation) && column.IsRequired && field.Mode == FieldMode.NULLABLE;
}
