using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>The app as a process, and a collector that it exports to.</summary>
internal sealed class CollectedWorld : IAsyncDisposable
{
    private CollectedWorld(EngagementWorld world, RecordingCollector collector)
    {
        World = world;
        Collector = collector;
    }

    public EngagementWorld World { get; }

    public RecordingCollector Collector { get; }

    public static async Task<CollectedWorld> StartAsync(PostgresFixture postgres, int users = 30, bool isSilent = false, bool isGrpc = false) =>
        new(await EngagementWorld.StartAsync(postgres, users), await RecordingCollector.StartAsync(isSilent, isGrpc));

    public Task<AppProcess> StartAppAsync(params (string Name, string? Value)[] changes) => World.StartAppAsync(
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        .. changes,
    ]);

    /// <summary>Fires the timer's function by hand.</summary>
    public static async Task FireTimerAsync(AppProcess app)
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var fired = await app.Http.PostAsync(
            new Uri("/admin/functions/ScheduledExtraction", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)fired.StatusCode);
    }

    /// <summary>Waits until spans, figures and logs of so many ended runs have come.</summary>
    public Task CollectedAsync(int runs = 1) => Eventually.TrueAsync(() => Task.FromResult(
        Collector.Spans.Count(span => span.Name == "engagement.run") >= runs
        && Ends.Count >= runs
        && Collector.Points.Where(point => point.Name == "engagement.run.ended").Sum(point => point.Value) >= runs));

    /// <summary>The events that say that a run ended.</summary>
    public IReadOnlyList<ExportedLog> Ends => [.. Collector.Logs.Where(log => log.EventName is "RunFinished" or "RunNotFinished")];

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await Collector.DisposeAsync();
    }
}
