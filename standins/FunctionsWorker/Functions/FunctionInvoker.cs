using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>Calls functions, and tells the log when each begins and ends.</summary>
internal sealed partial class FunctionInvoker(
    ILoggerFactory loggers,
    RunningInvocations running,
    HostFile file,
    IHostApplicationLifetime lifetime,
    HostSurroundings surroundings)
{
    /// <summary>Calls a function in a scope of services that the caller keeps open, and waits for it.</summary>
    /// <param name="call">The function, its input and why it is called.</param>
    /// <param name="services">The services of this invocation.</param>
    /// <param name="cancellation">Fires when the caller hangs up.</param>
    /// <returns>What the function returned, if it returned anything.</returns>
    internal async Task<object?> InvokeAsync(
        FunctionCall call, IServiceProvider services, CancellationToken cancellation)
    {
        using var counted = running.Enter();
        using var limit = new InvocationLimit(
            file.FunctionTimeout, surroundings.Time, cancellation, lifetime.ApplicationStopping);
        return await LoggedAsync(new Invocation(call, services, limit.Token));
    }

    private async Task<object?> LoggedAsync(Invocation invocation)
    {
        var name = invocation.Function.Name;
        var logger = loggers.CreateLogger("Function." + name);
        using var scope = logger.BeginScope(invocation.LogScope);
        Log.Executing(logger, name, invocation.Reason);
        var start = surroundings.Time.GetTimestamp();
        try
        {
            var result = await FunctionInstance.CallAsync(invocation);
            Log.Succeeded(logger, name, Milliseconds(start));
            return result;
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, name, Milliseconds(start));
            throw;
        }
    }

    private long Milliseconds(long start) => (long)surroundings.Time.GetElapsedTime(start).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Executing 'Functions.{Function}' (Reason='{Reason}')")]
        internal static partial void Executing(ILogger logger, string function, string reason);

        [LoggerMessage(
            2, LogLevel.Information, "Executed 'Functions.{Function}' (Succeeded, Duration={Milliseconds}ms)")]
        internal static partial void Succeeded(ILogger logger, string function, long milliseconds);

        [LoggerMessage(
            3, LogLevel.Error, "Executed 'Functions.{Function}' (Failed, Duration={Milliseconds}ms)")]
        internal static partial void Failed(
            ILogger logger, Exception failure, string function, long milliseconds);
    }
}
