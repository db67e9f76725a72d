using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>Takes whatever is posted to it and keeps it; told to be silent, it takes and never answers.</summary>
internal sealed class RecordingCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _end = new();
    private readonly bool _isSilent;

    private RecordingCollector(WebApplication web, bool isSilent)
    {
        _web = web;
        _isSilent = isSilent;
        web.Run(TakeAsync);
    }

    public Uri Address => new(_web.Urls.Single());

    public static async Task<RecordingCollector> StartAsync(bool isSilent = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new RecordingCollector(builder.Build(), isSilent);
        await collector._web.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public IReadOnlyList<ExportedSpan> Spans => [.. Bodies("/v1/traces").SelectMany(ExportedSpan.ReadAll)];

    public IReadOnlyList<ExportedLog> Logs => [.. Bodies("/v1/logs").SelectMany(ExportedLog.ReadAll)];

    /// <summary>The latest points: each export tells all figures anew.</summary>
    public IReadOnlyList<ExportedPoint> Points => [.. Bodies("/v1/metrics").TakeLast(1).SelectMany(ExportedPoint.ReadAll)];

    /// <summary>Every byte that came, as text.</summary>
    public string Everything => string.Join('\n', _received.Select(request => System.Text.Encoding.Latin1.GetString(request.Body)));

    public IReadOnlyList<string> Paths => [.. _received.Select(request => request.Path)];

    public IEnumerable<byte[]> Bodies(string path) => _received.Where(request => request.Path == path).Select(request => request.Body);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var isPacked = context.Request.Headers.ContentEncoding.ToString() == "gzip";
        await using var stream = isPacked ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        await stream.CopyToAsync(body, _end.Token);
        _received.Enqueue((context.Request.Path, body.ToArray()));
        if (_isSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _web.DisposeAsync();
        _end.Dispose();
    }
}
