using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Keeps the host from stopping while functions run, as long as the grace period allows.</summary>
internal sealed partial class Drain(RunningInvocations running, ILogger<Drain> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await running.WhenIdleAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.GraceIsOver(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Warning, "The grace period is over; functions that still run are given up.")]
        internal static partial void GraceIsOver(ILogger logger);
    }
}
