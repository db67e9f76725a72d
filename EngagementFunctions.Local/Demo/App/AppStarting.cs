using EngagementFunctions.Local.Demo.Output;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>Starts the function app with a schedule that comes due once, soon after it is up.</summary>
internal sealed class AppStarting(
    DemoOptions options, DemoNames names, LocalWorld world, Narrator narrator, TimeProvider clock)
{
    // A machine that needs longer than one lead to start the app gets the next: a schedule missed comes back in a year.
    private static readonly TimeSpan[] Leads =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)];

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(0.5);

    public Task<FunctionApp> StartAsync(WorkFolder folder, CancellationToken cancellationToken) =>
        narrator.StepAsync("function app", () => FirstInTimeAsync(folder, cancellationToken),
            app => $"{app.Address}, a process of its own");

    private async Task<FunctionApp> FirstInTimeAsync(WorkFolder folder, CancellationToken cancellationToken)
    {
        foreach (var lead in Leads)
        {
            var schedule = StartingSchedule.After(lead, clock);
            var environment = FunctionAppSettings.Environment(
                options, names, world.Vault, world.Emulator.BaseUri, schedule);
            var app = FunctionApp.Start(options.AppPath, folder.Path, environment);
            folder.LogFile = app.LogFile;
            if (await IsUpByAsync(schedule.At - Margin, app, cancellationToken)) return app;
            await app.DisposeAsync();
        }

        throw new LocalWorldException($"The function app was not up within {Leads[^1].TotalSeconds:0} s.");
    }

    private async Task<bool> IsUpByAsync(DateTimeOffset due, FunctionApp app, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(due - clock.GetUtcNow());
        try
        {
            await app.WaitUntilListeningAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
