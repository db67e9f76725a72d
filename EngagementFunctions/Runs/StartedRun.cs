using EngagementFunctions.Journal;

namespace EngagementFunctions.Runs;

/// <summary>A run of this process: under way, or over.</summary>
internal sealed class StartedRun(RunId id, RunProgress first)
{
    private RunRecord? _twin;

    public RunId Id => id;

    /// <summary>The present attempt.</summary>
    public RunProgress Progress { get; set; } = first;

    /// <summary>Where it stands; for a request that another caller's run is at work on, where that one stands.</summary>
    public RunRecord Record => Progress.IsIdentified ? Progress.Record : _twin ?? Progress.Record;

    /// <summary>Whether the id in <see cref="Record"/> is final.</summary>
    public bool IsIdentified => Progress.IsIdentified || _twin is not null || Outcome.IsCompleted;

    /// <summary>Ends with the run; never throws.</summary>
    public Task<RunOutcome> Outcome { get; private set; } = null!;

    public void Follow(Task<RunOutcome> outcome) => Outcome = outcome;

    /// <summary>Another caller's run of the same request, as the journal has it; null while it has not been journaled.</summary>
    public void FollowTwin(RunRecord? twin) => _twin = twin;
}
