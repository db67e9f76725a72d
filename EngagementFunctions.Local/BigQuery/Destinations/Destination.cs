using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Destinations;

/// <summary>
/// Where a job writes, and how: dispositions, allowed changes of the schema, the layout of a new table.
/// </summary>
internal sealed record Destination(TableId Id, string Create, string Write)
{
    public SchemaUpdates Updates { get; private init; }

    public TimePartitioning? TimePartitioning { get; private init; }

    public RangePartitioning? RangePartitioning { get; private init; }

    public IReadOnlyList<string> Clustering { get; private init; } = [];

    public string? Description { get; private init; }

    public JsonObject Labels { get; private init; } = [];

    public bool Replaces => Write == "WRITE_TRUNCATE";

    public static Destination Read(JsonObject details, string projectId, string defaultWrite)
    {
        var reference = details.Object("destinationTable")
            ?? throw BigQueryError.Invalid("Required parameter is missing: destinationTable");
        var id = ResourceParts.ReadTableReference(reference, projectId);
        if (id.Name.Contains('$', StringComparison.Ordinal))
            throw BigQueryError.NotImplemented("The emulator does not write to single partitions.");
        ResourceNames.CheckTable(id.Name);
        var properties = details.Object("destinationTableProperties");
        return new Destination(
            id,
            details.Choice("createDisposition", "CREATE_IF_NEEDED", "CREATE_IF_NEEDED", "CREATE_NEVER"),
            details.Choice("writeDisposition", defaultWrite,
                "WRITE_APPEND", "WRITE_EMPTY", "WRITE_TRUNCATE", "WRITE_TRUNCATE_DATA"))
        {
            Updates = ReadUpdates(details.Texts("schemaUpdateOptions")),
            TimePartitioning = LayoutResource.ReadTime(details.Object("timePartitioning")),
            RangePartitioning = LayoutResource.ReadRange(details.Object("rangePartitioning")),
            Clustering = details.Object("clustering")?.Texts("fields") ?? [],
            Description = properties?.Text("description"),
            Labels = properties?.Object("labels") ?? [],
        }.Checked();
    }

    /// <summary>Updates come with appending, or with replacing nothing but the rows.</summary>
    private Destination Checked() => Updates == SchemaUpdates.None || Write is "WRITE_APPEND" or "WRITE_TRUNCATE_DATA"
        ? this
        : throw BigQueryError.Invalid("Schema update options should only be specified with WRITE_APPEND disposition, "
            + "or with WRITE_TRUNCATE disposition on a table partition.");

    private static SchemaUpdates ReadUpdates(IEnumerable<string> options) =>
        options.Aggregate(SchemaUpdates.None, (sum, option) => sum | option switch
        {
            "ALLOW_FIELD_ADDITION" => SchemaUpdates.FieldAddition,
            "ALLOW_FIELD_RELAXATION" => SchemaUpdates.FieldRelaxation,
            _ => throw BigQueryError.Invalid($"Invalid value for schemaUpdateOptions: {option}"),
        });
}
