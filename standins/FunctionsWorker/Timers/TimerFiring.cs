using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>Fires a timer function once, and again as its retry attribute says.</summary>
internal sealed class TimerFiring(
    FunctionInvoker invoker,
    IServiceScopeFactory scopes,
    TimerSchedules schedules,
    IHostApplicationLifetime lifetime,
    HostSurroundings surroundings)
{
    /// <summary>Fires a function that somebody asked for, whatever its schedule.</summary>
    internal async Task FireByHandAsync(FunctionMethod function)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var now = surroundings.UtcNow;
        var status = new ScheduleStatus { Last = now, Next = schedules[function].NextAfter(now), LastUpdated = now };
        var info = new TimerInfo { ScheduleStatus = status };
        await FireAsync(new FunctionCall(function, info, "This function was called via the host."));
    }

    /// <summary>Never fails: how it went is in the log.</summary>
    internal async Task FireAsync(FunctionCall call)
    {
        var stopping = lifetime.ApplicationStopping;
        for (var retries = 0; !await SucceedsAsync(call); retries++)
        {
            if (RetryDelay.Before(call.Function.Retry, retries) is not { } delay)
                return;
            await Task.Delay(delay, surroundings.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
                return;
        }
    }

    private async Task<bool> SucceedsAsync(FunctionCall call)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await invoker.InvokeAsync(call, scope.ServiceProvider, CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            // The invoker has logged it; a timer has no caller to tell.
            return false;
        }
    }
}
