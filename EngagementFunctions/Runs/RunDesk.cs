using EngagementFunctions.Journal;

namespace EngagementFunctions.Runs;

/// <summary>
/// What the triggers may ask for: start a run, look at runs. Public, with nothing public in it, because the
/// platform makes the function classes through public constructors.
/// </summary>
public sealed class RunDesk
{
    private readonly RunLauncher _launcher;
    private readonly RunJournal _journal;

    internal RunDesk(RunLauncher launcher, RunJournal journal)
    {
        _launcher = launcher;
        _journal = journal;
    }

    internal StartedRun Start(RunRequest request) => _launcher.Start(request);

    /// <returns>Where the run stands: told by itself while this process has it in hand, else by the journal; null if unknown.</returns>
    internal async Task<RunRecord?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        var underWay = _launcher.UnderWay(id);
        if (underWay is { Record.State: RunState.Running or RunState.Published })
        {
            return underWay.Record;
        }

        // At its end it still has the lock to let go of: who reads "finished" may ask for the next run.
        return underWay is null
            ? await _journal.FindAsync(id, cancellationToken)
            : (await underWay.Outcome.WaitAsync(cancellationToken)).Record;
    }

    /// <returns>The latest runs, newest first.</returns>
    internal Task<IReadOnlyList<RunRecord>> LatestAsync(int limit, CancellationToken cancellationToken) =>
        _journal.LatestAsync(limit, cancellationToken);
}
