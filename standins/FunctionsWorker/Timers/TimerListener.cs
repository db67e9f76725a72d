using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>
/// Fires the timer functions when they are due. A function that takes longer than its interval is fired again
/// as soon as it is over, once, however many firings it has slept through.
/// </summary>
internal sealed class TimerListener(
    FunctionCatalog catalog,
    TimerSchedules schedules,
    TimerFiring firing,
    IHostApplicationLifetime lifetime,
    HostSurroundings surroundings) : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan PastDue = TimeSpan.FromSeconds(1);

    private DateTime Now => surroundings.UtcNow;

    /// <summary>Listens until the host begins to stop, which is before this service is told to.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.All
            .Where(function => function.Timer is not null)
            .Select(function => ListenAsync(function, lifetime.ApplicationStopping)));

    private async Task ListenAsync(FunctionMethod function, CancellationToken stopping)
    {
        var last = Now;
        if (function.Timer!.RunOnStartup)
            await firing.FireAsync(Call(function, Now, Now));
        while (!stopping.IsCancellationRequested)
        {
            var due = schedules[function].NextAfter(last);
            if (!await IsDueAsync(due, stopping))
                return;
            (var previous, last) = (last, Now);
            await firing.FireAsync(Call(function, due, previous));
        }
    }

    /// <summary>Waits in pieces, so that a clock that is put forward is noticed.</summary>
    private async Task<bool> IsDueAsync(DateTime due, CancellationToken stopping)
    {
        while (Now < due && !stopping.IsCancellationRequested)
        {
            var left = due - Now;
            await Task.Delay(left < LongestDelay ? left : LongestDelay, surroundings.Time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !stopping.IsCancellationRequested;
    }

    private FunctionCall Call(FunctionMethod function, DateTime due, DateTime previous)
    {
        var now = Now;
        var status = new ScheduleStatus
        {
            Last = previous,
            Next = schedules[function].NextAfter(now),
            LastUpdated = previous,
        };
        var info = new TimerInfo { ScheduleStatus = status, IsPastDue = now - due > PastDue };
        return new FunctionCall(function, info, $"Timer fired at {now:O}");
    }
}
