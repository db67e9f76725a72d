using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>Takes whatever is posted to it and keeps it; told to be silent, it takes and never answers.</summary>
internal sealed class RecordingCollector : IAsyncDisposable
{
    private static readonly (string Service, string Path)[] GrpcPaths =
        [("TraceService", "/v1/traces"), ("MetricsService", "/v1/metrics"), ("LogsService", "/v1/logs")];

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

    /// <param name="isSilent">Whether it never answers.</param>
    /// <param name="isGrpc">Whether it speaks gRPC, which is OTLP's default, in place of Protocol Buffers over HTTP.</param>
    public static async Task<RecordingCollector> StartAsync(bool isSilent = false, bool isGrpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
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
        if (context.Request.ContentType == "application/grpc")
        {
            await AnswerGrpcAsync(context, body.ToArray());
            return;
        }

        _received.Enqueue((context.Request.Path, body.ToArray()));
        if (_isSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }
    }

    /// <summary>A message has a flag and its length in front; an answer without a message ends well by its trailer.</summary>
    private async Task AnswerGrpcAsync(HttpContext context, byte[] framed)
    {
        var signal = GrpcPaths.Single(path => context.Request.Path.Value!.Contains(path.Service, StringComparison.Ordinal)).Path;
        _received.Enqueue((signal, framed[5..]));
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5], _end.Token);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _web.DisposeAsync();
        _end.Dispose();
    }
}
