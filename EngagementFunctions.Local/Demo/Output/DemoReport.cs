using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementFunctions.Local.Demo.Runs;
using EngagementFunctions.Local.Demo.Verdict;

namespace EngagementFunctions.Local.Demo.Output;

/// <summary>What the demo found, for programs.</summary>
internal sealed record DemoReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public bool Passed => Checks.Count > 0 && Checks.All(check => check.Holds);

    public IReadOnlyList<RunReport> Runs { get; init; } = [];

    [JsonPropertyName("published_rows")]
    public long PublishedRows { get; init; }

    public double Seconds { get; init; }

    public IReadOnlyList<Check> Checks { get; init; } = [];

    public Task WriteAsync(string file, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Json) + "\n", cancellationToken);
}
