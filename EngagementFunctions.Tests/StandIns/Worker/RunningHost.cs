using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EngagementFunctions.Tests.StandIns.Worker;

/// <summary>The real host in this process, on a free port, with sample functions.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningHost(IHost host, HostTrial trial) => (_host, Trial) = (host, trial);

    internal HostTrial Trial { get; }

    internal Probe Probe => Trial.Probe;

    internal string Output => Trial.Output.ToString();

    internal HttpClient Client { get; } = new();

    internal Uri Address { get; private init; } = null!;

    internal static async Task<RunningHost> StartAsync(HostTrial trial)
    {
        var host = trial.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        const string Line = "Functions host listening on ";
        var line = trial.Output.ToString().Split('\n').Single(text => text.StartsWith(Line, StringComparison.Ordinal));
        return new(host, trial) { Address = new Uri(line[Line.Length..].Trim()) };
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) =>
        Client.SendAsync(
            new HttpRequestMessage(method, new Uri(Address, path)), TestContext.Current.CancellationToken);

    /// <summary>What a signal to the process does.</summary>
    internal void SignalEnd() => _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    internal Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        Trial.Dispose();
    }
}
