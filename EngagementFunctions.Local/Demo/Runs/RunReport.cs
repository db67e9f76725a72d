using System.Text.Json;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>How a procedure's call ended, as the run says.</summary>
/// <param name="Result">What its last statement returned, asked of its job; the run itself does not say.</param>
internal sealed record CalledProcedure(string Name, string State, double Seconds, string? Job, string? Result = null);

/// <summary>Why a run ended without success.</summary>
internal sealed record RunFault(string Code, string Message);

/// <summary>A run as the app tells it, in the journal and by HTTP; the shape is the app's JSON.</summary>
internal sealed record RunReport
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Id { get; init; }

    public required string Trigger { get; init; }

    public required string Mode { get; init; }

    public required string State { get; init; }

    public long? Rows { get; init; }

    public long? Bytes { get; init; }

    public long? Batches { get; init; }

    public IReadOnlyDictionary<string, double> Timings { get; init; } = new Dictionary<string, double>();

    public RunEvidence? Evidence { get; init; }

    public IReadOnlyList<CalledProcedure> Procedures { get; init; } = [];

    public RunFault? Error { get; init; }

    public string? PublishJob { get; init; }

    public bool IsOver => State is not ("running" or "published");

    public bool IsFinished => State == "finished";

    public static RunReport FromBody(string json) => JsonSerializer.Deserialize<RunReport>(json, Json)!;
}
