using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Destinations;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>What <c>configuration.load</c> asks for.</summary>
internal sealed record LoadRequest(string File, string Format, Destination Destination, JsonObject Details)
{
    /// <summary>Null where the job leaves the schema to the file or to the table.</summary>
    public IReadOnlyList<Field>? Schema { get; private init; }

    public bool Autodetect => Details.Flag("autodetect") ?? false;

    public bool IgnoresUnknown => Details.Flag("ignoreUnknownValues") ?? false;

    public bool AddsFields => Destination.Updates.HasFlag(SchemaUpdates.FieldAddition);

    public long MaxBadRecords => Details.Number("maxBadRecords") ?? 0;

    public bool InfersLists => Details.Object("parquetOptions")?.Flag("enableListInference") ?? false;

    public bool EnumIsString => Details.Object("parquetOptions")?.Flag("enumAsString") ?? false;

    public IReadOnlyList<string> DecimalTargets =>
        Details.Texts("decimalTargetTypes") is { Count: > 0 } given ? given : ["NUMERIC"];

    public static LoadRequest Read(EmulatedJob job)
    {
        var details = job.Details;
        var destination = Destination.Read(details, job.Reference.ProjectId, defaultWrite: "WRITE_APPEND");
        var format = details.Choice("sourceFormat", "CSV", "CSV", "NEWLINE_DELIMITED_JSON", "PARQUET");
        if (details.Texts("sourceUris") is [var uri, ..]) throw BigQueryError.NotFound($"Not found: URI {uri}");
        var file = job.UploadedFile
            ?? throw BigQueryError.Invalid("Load configuration must specify at least one source URI");
        return new LoadRequest(file, format, destination, details) { Schema = ReadSchema(details) };
    }

    private static IReadOnlyList<Field>? ReadSchema(JsonObject details) =>
        details.Object("schema") is { } schema && schema.Objects("fields").Any() ? SchemaResource.Read(schema) : null;
}
