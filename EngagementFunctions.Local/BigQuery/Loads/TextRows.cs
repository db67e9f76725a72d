using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Local.BigQuery.Texts;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>
/// CSV and newline-delimited JSON. Each row is read here, by BigQuery's rules, and written again as JSON that DuckDB
/// takes without any leeway.
/// </summary>
internal static class TextRows
{
    public static IncomingRows Open(LoadRequest request, Table? present)
    {
        var schema = Schema(request, present);
        var file = request.File + ".rows";
        using var writer = new CanonicalRows(file, schema, request.IgnoresUnknown);
        var errors = request.Format == "CSV"
            ? CsvReading.Copy(request, schema, writer)
            : JsonLinesReading.Copy(request, writer);
        return new IncomingRows(schema)
        {
            Columns = [.. schema.Select(field => (field.Name, CanonicalBytes.Expression(field)))],
            Source = writer.Count == 0 ? null : CanonicalRows.Source(file, schema),
            Bytes = new FileInfo(request.File).Length,
            BadRecords = errors,
            TemporaryFile = file,
        };
    }

    public static IncomingRows Empty(LoadRequest request, Table? present) =>
        new(request.Schema ?? present?.Schema ?? throw NoSchema());

    private static IReadOnlyList<Field> Schema(LoadRequest request, Table? present)
    {
        if (request.Schema is { } given) return given;
        if (request.Autodetect && present is not { Schema.Count: > 0 }) return SchemaDetection.Detect(request);
        return present is { Schema.Count: > 0 } ? present.Schema : throw NoSchema();
    }

    private static BigQueryError NoSchema() => BigQueryError.Invalid("No schema specified on job or table.");
}
