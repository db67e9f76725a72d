using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Loads;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>
/// A guess at the schema from the first 500 rows: flat columns of BOOL, INT64, FLOAT64, times or STRING.
/// </summary>
internal static class SchemaDetection
{
    private const int SampleRows = 500;

    private static readonly (FieldType Type, Func<string, bool> Fits)[] Guesses =
    [
        (FieldType.INT64, text => long.TryParse(text, out _)),
        (FieldType.FLOAT64, text => DecimalText.Canonical(text, 100, 100) is not null),
        (FieldType.BOOL, text => bool.TryParse(text, out _)),
        (FieldType.DATE, text => TimeText.Date(text) is not null),
        (FieldType.TIMESTAMP, text => TimeText.Timestamp(text) is not null),
    ];

    public static IReadOnlyList<Field> Detect(LoadRequest request) =>
        request.Format == "CSV" ? DetectCsv(request) : DetectJson(request);

    private static List<Field> DetectCsv(LoadRequest request)
    {
        var header = CsvReading.Records(request with { Details = [] }).FirstOrDefault() ?? [];
        var rows = CsvReading.Records(request).Take(SampleRows).ToList();
        return [.. header.Select((name, index) => new Field(
            name.Text, Guess(rows.Where(row => index < row.Count).Select(row => row[index].Text))))];
    }

    private static List<Field> DetectJson(LoadRequest request)
    {
        var samples = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in JsonLinesReading.Lines(request).Take(SampleRows).Select(JsonLinesReading.Parse))
        {
            foreach (var member in row.EnumerateObject())
            {
                if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    throw BigQueryError.NotImplemented(
                        "The emulator detects schemas of flat rows only: give a schema.");
                if (!samples.TryGetValue(member.Name, out var texts)) samples[member.Name] = texts = [];
                texts.Add(member.Value.ToString());
            }
        }

        return [.. samples.Select(sample => new Field(sample.Key, Guess(sample.Value)))];
    }

    private static FieldType Guess(IEnumerable<string> texts)
    {
        var given = texts.Where(text => text.Length > 0).ToList();
        if (given.Count == 0) return FieldType.STRING;
        return Guesses.Where(guess => given.TrueForAll(text => guess.Fits(text)))
            .Select(guess => (FieldType?)guess.Type).FirstOrDefault() ?? FieldType.STRING;
    }
}
