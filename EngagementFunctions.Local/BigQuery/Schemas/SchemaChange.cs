using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Schemas;

/// <summary>
/// Changes of a schema that a table with rows allows: new columns, relaxed modes, other descriptions.
/// </summary>
internal static class SchemaChange
{
    /// <summary>
    /// Checks the new schema against the table's, brings the physical columns into line, keeps the rows.
    /// </summary>
    public static Table ChangeSchema(this WarehouseSession session, Table table, IReadOnlyList<Field> wanted)
    {
        if (table.Schema.Count == 0) return session.CreateTable(table with { Schema = wanted });
        SchemaMatch.Check(table, wanted, SchemaUpdates.All);
        foreach (var missing in table.Schema.Where(column => !wanted.Any(field => field.IsNamed(column.Name))))
            throw SchemaMatch.Mismatch(table, $"Field {missing.Name} is missing in new schema");
        return session.Reshape(table, wanted);
    }

    /// <summary>
    /// The same rows under a schema that <see cref="SchemaMatch"/> let through; absent cells are NULL or empty.
    /// </summary>
    public static Table Reshape(this WarehouseSession session, Table table, IReadOnlyList<Field> wanted)
    {
        var connection = session.Connection;
        foreach (var field in wanted)
        {
            var present = table.Column(field.Name);
            if (present is null) connection.Execute(Alter(table, $"ADD COLUMN {Addition(field)}"));
            else if (present.PhysicalType() != field.PhysicalType())
                connection.Execute(Alter(table, $"ALTER {Quoting.Name(field.Name)} TYPE {field.PhysicalType()}"));
            if (present is { IsRequired: true } && !field.IsRequired)
                connection.Execute(Alter(table, $"ALTER {Quoting.Name(field.Name)} DROP NOT NULL"));
        }

        return session.Record(table with { Schema = InTableOrder(table, wanted) });
    }

    private static string Alter(Table table, string action) => $"ALTER TABLE {table.Id.PhysicalName} {action}";

    private static string Addition(Field field) => $"{Quoting.Name(field.Name)} {field.PhysicalType()}"
        + (field.IsRepeated ? " DEFAULT []" : "");

    /// <summary>Columns keep their places; new ones follow.</summary>
    private static List<Field> InTableOrder(Table table, IReadOnlyList<Field> wanted) =>
    [
        .. table.Schema.Select(column => wanted.FirstOrDefault(field => field.IsNamed(column.Name)) ?? column),
        .. wanted.Where(field => table.Column(field.Name) is null),
    ];
}
