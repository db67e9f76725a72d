using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EngagementFunctions.Diagnostics;

/// <summary>
/// Sends what has gathered: after every run, since the platform may end an idle process without a word, and once more
/// when the app stops. Nobody waits for the first, and for the second not longer than a few seconds.
/// </summary>
internal sealed class TelemetryOutlet(IServiceProvider services) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _order = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Returns at once; sends when what is being sent already is through.</summary>
    public void SendSoon()
    {
        lock (_order)
        {
            _sending = SendAfterAsync(_sending);
        }
    }

    private async Task SendAfterAsync(Task before)
    {
        await before;
        await EachAsync(
            (traces, patience) => traces.ForceFlush(patience),
            (metrics, patience) => metrics.ForceFlush(patience),
            (logs, patience) => logs.ForceFlush(patience));
    }

    /// <summary>After everything else has stopped: the last words are those of the runs that were ended.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => EachAsync(
        (traces, patience) => traces.Shutdown(patience),
        (metrics, patience) => metrics.Shutdown(patience),
        (logs, patience) => logs.Shutdown(patience));

    private Task EachAsync(Func<TracerProvider, int, bool> traces, Func<MeterProvider, int, bool> metrics, Func<LoggerProvider, int, bool> logs)
    {
        var patience = (int)Patience.TotalMilliseconds;
        List<Action> all = [];
        Add(services.GetService<TracerProvider>(), traces);
        Add(services.GetService<MeterProvider>(), metrics);
        Add(services.GetService<LoggerProvider>(), logs);
        // They block, each at most as long as told: not on the threads that runs go on.
        return Task.WhenAll(all.Select(send => Task.Factory.StartNew(
            send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        void Add<T>(T? provider, Func<T, int, bool> act)
        {
            if (provider is not null)
            {
                all.Add(() => act(provider, patience));
            }
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
