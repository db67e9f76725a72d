using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Destinations;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Copies;

/// <summary>
/// Rows of one or more tables into another, in one transaction: readers see the old table or the new one.
/// </summary>
internal sealed class CopyJob(Warehouse warehouse)
{
    public JobResult Run(EmulatedJob job)
    {
        job.Details.Choice("operationType", "COPY", "COPY", "SNAPSHOT", "CLONE");
        var destination = Destination.Read(job.Details, job.Reference.ProjectId, defaultWrite: "WRITE_EMPTY");
        using var session = warehouse.BeginWrite(CancellationToken.None);
        var sources = Sources(job).Select(session.Table).ToList();
        CheckAlike(sources);
        var target = Prepare(session, destination, sources);
        var before = TableSize.Of(session, target);
        foreach (var source in sources) Append(session, source, target);
        var sizes = sources.ConvertAll(source => TableSize.Of(session, source));
        var copied = new TableSize(sizes.Sum(size => size.Rows), sizes.Sum(size => size.Bytes));
        var written = session.Record(target with { Modified = session.Now });
        new TableSize(before.Rows + copied.Rows, before.Bytes + copied.Bytes).RememberFor(written);
        session.Commit();
        return Result(copied);
    }

    private static IEnumerable<TableId> Sources(EmulatedJob job)
    {
        var references = job.Details.Objects("sourceTables").ToList();
        if (job.Details.Object("sourceTable") is { } single) references.Add(single);
        if (references.Count == 0) throw BigQueryError.Invalid("Required parameter is missing: sourceTables");
        return references.Select(reference => ResourceParts.ReadTableReference(reference, job.Reference.ProjectId));
    }

    private static void CheckAlike(List<Table> sources)
    {
        foreach (var source in sources)
        {
            if (source.ViewQuery is not null)
                throw BigQueryError.Invalid($"Cannot copy a table of type VIEW: {source.Id}");
            if (source.Schema.Count != sources[0].Schema.Count)
                throw SchemaMatch.Mismatch(sources[0], $"Table {source.Id} has other fields");
            SchemaMatch.Check(sources[0], source.Schema, SchemaUpdates.None);
        }
    }

    private static Table Prepare(WarehouseSession session, Destination destination, List<Table> sources)
    {
        var present = DestinationTable.Find(session, destination);
        if (present is not null && sources.Any(source => source.Id == present.Id))
            throw BigQueryError.Invalid($"Source and destination of a copy are the same table: {present.Id}");
        if (present is null || destination.Replaces) return Replace(session, destination.Id, present, sources[0]);
        if (destination.Write == "WRITE_APPEND" && present.Schema.Count != sources[0].Schema.Count)
            throw SchemaMatch.Mismatch(present, $"Table {sources[0].Id} has other fields");
        return DestinationTable.Prepare(session, destination, sources[0].Schema);
    }

    /// <summary>
    /// The destination takes schema, constraints, partitioning, clustering and row access policies of the source, and
    /// loses its own; labels stay, and so does a description where the source has none.
    /// </summary>
    private static Table Replace(WarehouseSession session, TableId id, Table? present, Table source)
    {
        var table = source with
        {
            Id = id,
            ExpirationTime = present?.ExpirationTime,
            Description = source.Description ?? present?.Description,
            Labels = present?.Labels ?? source.Labels,
            FriendlyName = present?.FriendlyName ?? source.FriendlyName,
        };
        if (present is null)
            return session.CreateTable(session.Catalog.Dataset(id.Dataset).WithDefaults(table, session.Now));
        return session.CreateTable(table) with { Created = present.Created };
    }

    private static void Append(WarehouseSession session, Table source, Table target)
    {
        if (source.Schema.Count == 0) return;
        var columns = string.Join(", ", source.Schema.Select(field => Quoting.Name(field.Name)));
        session.Connection.Execute(
            $"INSERT INTO {target.Id.PhysicalName} ({columns}) SELECT {columns} FROM {source.Id.PhysicalName}");
    }

    private static JobResult Result(TableSize copied) => new(new JsonObject
    {
        ["copy"] = new JsonObject
        {
            ["copiedRows"] = copied.Rows.ToString(CultureInfo.InvariantCulture),
            ["copiedLogicalBytes"] = copied.Bytes.ToString(CultureInfo.InvariantCulture),
        },
    });
}
