using EngagementFunctions.Journal;
using EngagementFunctions.Verification;

namespace EngagementFunctions.Runs;

/// <summary>
/// What the triggers may ask for: start a run, look at runs. Public, with nothing public in it, because the
/// platform makes the function classes through public constructors.
/// </summary>
public sealed class RunDesk
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly RunLauncher _launcher;
    private readonly RunJournal _journal;
    private readonly TargetVerifier _verifier;

    internal RunDesk(RunLauncher launcher, RunJournal journal, TargetVerifier verifier)
    {
        _launcher = launcher;
        _journal = journal;
        _verifier = verifier;
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

        return underWay is null ? await _journal.FindAsync(id, cancellationToken) : await EndOfAsync(underWay, cancellationToken);
    }

    /// <summary>
    /// At its end it still has the lock to let go of: who reads "finished" may ask for the next run. In the pause before
    /// the timer's next attempt it is answered as it stands.
    /// </summary>
    private static async Task<RunRecord> EndOfAsync(StartedRun run, CancellationToken cancellationToken)
    {
        try
        {
            return (await run.Outcome.WaitAsync(EndPatience, cancellationToken)).Record;
        }
        catch (TimeoutException)
        {
            return run.Record;
        }
    }

    /// <returns>The latest runs, newest first.</returns>
    internal Task<IReadOnlyList<RunRecord>> LatestAsync(int limit, CancellationToken cancellationToken) =>
        _journal.LatestAsync(limit, cancellationToken);

    /// <summary>Whether the target still holds what the run published.</summary>
    /// <exception cref="Errors.ExtractionException">It published nothing.</exception>
    internal Task<TargetVerdict> VerifyAsync(RunRecord run, CancellationToken cancellationToken) =>
        _verifier.VerifyAsync(run.Id, cancellationToken);
}
