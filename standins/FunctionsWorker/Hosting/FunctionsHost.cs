using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The app together with the host that calls its functions.</summary>
internal sealed class FunctionsHost(WebApplication web, HostSurroundings surroundings) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => web.Services;

    /// <summary>Starts serving, or says what keeps it from that and ends the process.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            StartChecks.Run(Services);
            await web.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (StartFailure.IsForeseen(failure))
        {
            StartFailure.Exit(surroundings, failure);
            throw;
        }

        Services.GetRequiredService<HostAnnouncement>().Print(web.Urls.Single());
    }

    /// <summary>Takes no more calls, then waits for those that run, as long as the grace period allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) =>
        web.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)web).Dispose();

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
