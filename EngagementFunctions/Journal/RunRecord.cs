using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EngagementFunctions.Runs;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Journal;

/// <summary>Why a run ended without success: a stable code, and a sentence without values or secrets.</summary>
internal sealed record RunError(string Code, string Message);

/// <summary>All that is known of a run in one state: a journal row, and the answer to whoever asks for the run.</summary>
internal sealed record RunRecord
{
    public required RunId Id { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required RunMode Mode { get; init; }

    public bool DryRun { get; init; }

    public required RunState State { get; init; }

    public required DateTimeOffset StateAt { get; init; }

    /// <summary>Full name of the target, <c>project.dataset.table</c>.</summary>
    public required string Target { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The source's own time of the snapshot.</summary>
    public DateTimeOffset? SnapshotAt { get; init; }

    public long? Rows { get; init; }

    /// <summary>Bytes uploaded, all batches together.</summary>
    public long? Bytes { get; init; }

    public int? Batches { get; init; }

    public VerificationReport? Evidence { get; init; }

    /// <summary>Values per column that a declared policy changed.</summary>
    public ImmutableSortedDictionary<string, long>? PolicyCounts { get; init; }

    /// <summary>Seconds per step, in the order of the steps.</summary>
    public ImmutableList<StepTiming> Timings { get; init; } = [];

    public ImmutableList<ProcedureResult> Procedures { get; init; } = [];

    public RunError? Error { get; init; }

    /// <summary>Full name of the attempt's shadow table.</summary>
    public string? Shadow { get; init; }

    /// <summary>Id of the job that publishes, known before it starts.</summary>
    public string? PublishJob { get; init; }

    public required string AppVersion { get; init; }

    public required string BuildVariant { get; init; }

    /// <summary>Gates that the caller let the run through.</summary>
    public ImmutableSortedSet<Gate>? Accepted { get; init; }

    /// <summary>The caller's reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Digest of the caller's idempotency key; for the journal alone.</summary>
    [JsonIgnore]
    public IdempotencyKey? Idempotency { get; init; }

    /// <summary>SHA-256 of the query file, so that two runs of one query can be told.</summary>
    public string? QueryHash { get; init; }
}

internal sealed record StepTiming(string Step, double Seconds);
