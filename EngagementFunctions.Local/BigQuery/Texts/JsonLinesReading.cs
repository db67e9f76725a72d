using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Loads;

namespace EngagementFunctions.Local.BigQuery.Texts;

internal static class JsonLinesReading
{
    /// <summary>Copies every good row; the answer is the errors of the bad ones, no more than the job allows.</summary>
    public static IReadOnlyList<BigQueryError> Copy(LoadRequest request, CanonicalRows rows)
    {
        var bad = new BadRecords("JSON", request.MaxBadRecords);
        foreach (var line in Lines(request)) bad.Try(() => rows.Add(Parse(line)));
        return bad.Errors;
    }

    public static IEnumerable<string> Lines(LoadRequest request) =>
        CompressedText.Lines(request.File).Where(line => !string.IsNullOrWhiteSpace(line));

    public static JsonElement Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new RowError("", $"Parser terminated before end of string: column {fault.BytePositionInLine}");
        }
    }
}
