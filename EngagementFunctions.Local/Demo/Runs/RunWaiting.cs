using EngagementFunctions.Local.Demo.App;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>Waits for the run that the timer starts.</summary>
internal sealed class RunWaiting(JournalReading journal, FunctionApp app)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <exception cref="LocalWorldException">It failed before its first journal row, or took too long.</exception>
    public async Task<RunReport> TimerRunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await FirstOverAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalWorldException($"No run by the timer was over within {Limit.TotalMinutes:0} minutes.");
        }
    }

    private async Task<RunReport> FirstOverAsync(CancellationToken cancellationToken)
    {
        for (var pause = new Backoff(); ; await pause.PauseAsync(cancellationToken))
        {
            app.EnsureRunning();
            var failed = app.HasFailedInvocation();
            var runs = await journal.RunsAsync(cancellationToken);
            if (runs.FirstOrDefault(run => run is { Trigger: "timer", IsOver: true }) is { } over) return over;
            if (failed) throw new LocalWorldException("The timer's run failed and left no word of it in the journal.");
        }
    }
}
