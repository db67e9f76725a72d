namespace EngagementFunctions.Journal;

/// <summary>Where the target's runs stand, as far as the next one has to know.</summary>
/// <param name="runs">Runs that seem to be running, the one with the caller's key, the last that published.</param>
/// <param name="key">Digest of the caller's key.</param>
/// <param name="lastPublished">Id of the last run that published.</param>
internal sealed class JournalStanding(IReadOnlyList<RunRecord> runs, string? key, string? lastPublished)
{
    /// <summary>Runs that the journal believes to be running; with the target's lock in hand, they are dead.</summary>
    public IEnumerable<RunRecord> Open => runs.Where(run => run.State == RunState.Running);

    /// <returns>The same with a run in its new state.</returns>
    public JournalStanding With(RunRecord changed) =>
        new([.. runs.Select(run => run.Id == changed.Id ? changed : run)], key, LastPublishedId(changed));

    private string? LastPublishedId(RunRecord changed) =>
        changed.State == RunState.Published ? changed.Id.Value : lastPublished;

    /// <summary>The last run that published, whatever became of its procedures.</summary>
    public RunRecord? LastPublished => runs.SingleOrDefault(run => run.Id.Value == lastPublished);

    /// <summary>The run that was started for the caller's key.</summary>
    public RunRecord? OfKey => key is null ? null : Foremost(runs.Where(run => run.Idempotency?.Key == key));

    /// <summary>
    /// Of several runs of one request the one that counts: one that is through, else one at work, else the latest. There
    /// are several where callers met another run's lock: each was skipped under an id of its own.
    /// </summary>
    public static RunRecord? Foremost(IEnumerable<RunRecord> runs) => runs
        .OrderByDescending(run => run.State is RunState.Published or RunState.Finished or RunState.Refused)
        .ThenByDescending(run => run.State == RunState.Running)
        .ThenByDescending(run => run.StateAt)
        .FirstOrDefault();
}
