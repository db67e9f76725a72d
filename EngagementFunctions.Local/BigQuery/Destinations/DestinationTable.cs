using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Destinations;

/// <summary>
/// Makes the table of a destination ready to take rows of a schema, inside the job's own transaction.
/// </summary>
internal static class DestinationTable
{
    public static Table? Find(WarehouseSession session, Destination destination)
    {
        var dataset = session.Catalog.Dataset(destination.Id.Dataset);
        var table = session.FindTable(destination.Id);
        if (table is null && destination.Create == "CREATE_NEVER")
            throw BigQueryError.NotFound($"Not found: Table {destination.Id}");
        if (table?.ViewQuery is not null)
            throw BigQueryError.Invalid($"Cannot write to {dataset.Id}.{table.Id.Name}: it is a view");
        return table;
    }

    /// <summary>
    /// Afterwards the table has every column of the incoming schema, and no row if they are replaced.
    /// </summary>
    public static Table Prepare(WarehouseSession session, Destination destination, IReadOnlyList<Field> incoming)
    {
        var present = Find(session, destination);
        if (present is null) return New(session, destination, incoming);
        CheckLayout(present, destination);
        switch (destination.Write)
        {
            case "WRITE_TRUNCATE":
                return Replace(session, present, incoming);
            case "WRITE_TRUNCATE_DATA":
                session.Connection.Execute($"TRUNCATE {present.Id.PhysicalName}");
                break;
            case "WRITE_EMPTY" when TableSize.Of(session, present).Rows > 0:
                throw BigQueryError.Duplicate($"Already Exists: Table {present.Id}");
        }

        return Fit(session, present, destination, incoming) with { Modified = session.Now };
    }

    private static Table New(WarehouseSession session, Destination destination, IReadOnlyList<Field> incoming)
    {
        var dataset = session.Catalog.Dataset(destination.Id.Dataset);
        var table = new Table(destination.Id, incoming)
        {
            TimePartitioning = destination.TimePartitioning,
            RangePartitioning = destination.RangePartitioning,
            Clustering = destination.Clustering,
            Description = destination.Description,
        };
        table = table with { Labels = ResourceParts.ReadLabels(destination.Labels, table.Labels) };
        LayoutRules.Check(table);
        return session.CreateTable(dataset.WithDefaults(table, session.Now));
    }

    /// <summary>Schema, constraints and row access policies go; what describes the table as a whole stays.</summary>
    private static Table Replace(WarehouseSession session, Table present, IReadOnlyList<Field> incoming)
    {
        var table = present with { Schema = incoming, Constraints = null, RowAccessPolicies = [] };
        LayoutRules.Check(table);
        return session.Record(session.CreateTable(table) with { Created = present.Created });
    }

    private static Table Fit(
        WarehouseSession session, Table present, Destination destination, IReadOnlyList<Field> incoming)
    {
        if (present.Schema.Count == 0) return session.CreateTable(present with { Schema = incoming });
        SchemaMatch.Check(present, incoming, destination.Updates);
        var wanted = SchemaMerge.Of(present, incoming, destination.Updates);
        return session.Record(session.Reshape(present, wanted) with { Modified = session.Now });
    }

    /// <summary>Neither partitioning nor clustering of a table can be changed by writing to it.</summary>
    private static void CheckLayout(Table present, Destination destination)
    {
        if (destination.TimePartitioning is { } time
            && (time.Type != present.TimePartitioning?.Type || time.Field != present.TimePartitioning?.Field))
            throw Incompatible(present);
        if (destination.RangePartitioning is { } range && range != present.RangePartitioning)
            throw Incompatible(present);
        if (destination.Clustering.Count > 0 && present.Schema.Count > 0
            && !destination.Clustering.SequenceEqual(present.Clustering, StringComparer.OrdinalIgnoreCase))
            throw Incompatible(present);
    }

    private static BigQueryError Incompatible(Table table) => BigQueryError.Invalid(
        "Incompatible table partitioning specification. Expected partitioning specification "
        + $"{Describe(table)}, but input partitioning specification is different.");

    private static string Describe(Table table)
    {
        var parts = new List<string>();
        if (table.TimePartitioning is { } time)
            parts.Add($"interval(type:{time.Type.ToLowerInvariant()},field:{time.Field})");
        if (table.RangePartitioning is { } range) parts.Add($"range(field:{range.Field})");
        if (table.Clustering.Count > 0) parts.Add($"clustering({string.Join(',', table.Clustering)})");
        return parts.Count == 0 ? "none" : string.Join(' ', parts);
    }
}
