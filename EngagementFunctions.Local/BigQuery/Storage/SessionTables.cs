namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>Tables and datasets as a session changes them: rows and catalog in one step.</summary>
internal static class SessionTables
{
    public static void CreateDataset(this WarehouseSession session, Dataset dataset)
    {
        session.Connection.Execute($"CREATE SCHEMA IF NOT EXISTS {dataset.Id.PhysicalSchema}");
        session.Change(catalog => catalog.With(dataset with { Created = session.Now, Modified = session.Now }));
    }

    public static void DropDataset(this WarehouseSession session, DatasetId id)
    {
        session.Connection.Execute($"DROP SCHEMA IF EXISTS {id.PhysicalSchema} CASCADE");
        session.Change(catalog => catalog.Without(id));
    }

    /// <summary>An empty table in place of whatever stood there before.</summary>
    public static Table CreateTable(this WarehouseSession session, Table table)
    {
        session.Connection.Execute($"CREATE OR REPLACE TABLE {table.Id.PhysicalName} ({Columns(table.Schema)})");
        return session.Record(table with { Created = session.Now, Modified = session.Now });
    }

    public static void DropTable(this WarehouseSession session, TableId id)
    {
        session.Connection.Execute($"DROP TABLE IF EXISTS {id.PhysicalName}");
        session.Change(catalog => catalog.Without(id));
    }

    /// <summary>
    /// To be called by whatever changed a table's rows: the time of its last change is part of its metadata.
    /// </summary>
    public static Table MarkModified(this WarehouseSession session, TableId id) =>
        session.Record(session.Table(id) with { Modified = session.Now });

    /// <summary>Puts the table into the catalog as given; its physical columns must already agree.</summary>
    public static Table Record(this WarehouseSession session, Table table)
    {
        session.Change(catalog => catalog.With(table));
        return table;
    }

    /// <summary>DuckDB knows no table without columns; BigQuery does.</summary>
    private static string Columns(IReadOnlyList<Field> schema) => schema.Count == 0
        ? "\"~none\" BOOLEAN"
        : string.Join(", ", schema.Select(PhysicalTypes.ColumnDefinition));
}
