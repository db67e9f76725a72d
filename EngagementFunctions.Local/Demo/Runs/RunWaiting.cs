using EngagementFunctions.Local.Demo.App;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>Waits for the run that the timer starts.</summary>
internal sealed class RunWaiting(JournalReading journal, FunctionApp app)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public async Task<RunReport> TimerRunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var pause = new Backoff();
        while (true)
        {
            var runs = await journal.RunsAsync(limit.Token);
            if (runs.FirstOrDefault(run => run is { Trigger: "timer", IsOver: true }) is { } over) return over;
            app.EnsureRunning();
            await pause.PauseAsync(limit.Token);
        }
    }
}
