using EngagementFunctions.Journal;

namespace EngagementFunctions.Runs;

/// <summary>A run of this process: under way, or over.</summary>
internal sealed class StartedRun(RunId id, RunProgress first)
{
    public RunId Id => id;

    /// <summary>The present attempt.</summary>
    public RunProgress Progress { get; set; } = first;

    public RunRecord Record => Progress.Record;

    /// <summary>Ends with the run; never throws.</summary>
    public Task<RunOutcome> Outcome { get; private set; } = null!;

    public void Follow(Task<RunOutcome> outcome) => Outcome = outcome;
}
