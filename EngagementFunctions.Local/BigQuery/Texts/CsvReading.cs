using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Loads;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>CSV columns come in the order of the schema; their names in a header line do not matter.</summary>
internal static class CsvReading
{
    public static IReadOnlyList<BigQueryError> Copy(
        LoadRequest request, IReadOnlyList<Field> schema, CanonicalRows rows)
    {
        if (schema.FirstOrDefault(field => field.IsRepeated || field.Type == FieldType.RECORD) is { } nested)
            throw BigQueryError.Invalid($"Cannot load CSV data with a nested or repeated field. Field: {nested.Name}");
        var bad = new BadRecords("CSV", request.MaxBadRecords);
        var nullMarker = request.Details.Text("nullMarker") ?? "";
        foreach (var cells in Records(request)) bad.Try(() => rows.Add(Row(request, schema, cells, nullMarker)));
        return bad.Errors;
    }

    public static IEnumerable<IReadOnlyList<CsvCell>> Records(LoadRequest request)
    {
        using var text = CompressedText.Open(request.File);
        var delimiter = request.Details.Text("fieldDelimiter") is { Length: > 0 } given ? given : ",";
        var reader = new CsvRecords(text, delimiter is "\\t" or "tab" ? '\t' : delimiter[0]);
        var skipped = request.Details.Number("skipLeadingRows") ?? (request.Autodetect ? 1 : 0);
        foreach (var record in reader.Read().Skip((int)skipped)) yield return record;
    }

    private static JsonElement Row(
        LoadRequest request, IReadOnlyList<Field> schema, IReadOnlyList<CsvCell> cells, string nullMarker)
    {
        if (cells.Count > schema.Count && !request.IgnoresUnknown)
            throw new RowError("", $"Too many values in row: {cells.Count}, the schema has {schema.Count} columns.");
        if (cells.Count < schema.Count && request.Details.Flag("allowJaggedRows") != true)
            throw new RowError("", $"Too few values in row: {cells.Count}, the schema has {schema.Count} columns.");
        var row = new JsonObject();
        foreach (var (field, cell) in schema.Zip(cells))
            if (!cell.IsNull(field, nullMarker)) row[field.Name] = Value(field, cell.Text);
        return JsonSerializer.SerializeToElement(row);
    }

    private static JsonNode? Value(Field field, string text)
    {
        if (field.Type != FieldType.JSON) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new RowError(field.Name, $"Invalid JSON value. Field: {field.Name}");
        }
    }
}
