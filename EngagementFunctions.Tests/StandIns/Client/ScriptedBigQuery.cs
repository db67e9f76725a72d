using System.Collections.Concurrent;
using System.IO.Compression;
using Google.Cloud.BigQuery.V2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.StandIns.Client;

/// <summary>A server that answers as a test says and keeps what it was asked.</summary>
internal sealed class ScriptedBigQuery : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<Answer> _answers;

    private ScriptedBigQuery(WebApplication web, Answer[] answers) => (_web, _answers) = (web, new(answers));

    internal ConcurrentQueue<Asked> Requests { get; } = new();

    internal Asked Only => Assert.Single(Requests);

    internal BigQueryClient Client { get; private set; } = null!;

    internal static async Task<ScriptedBigQuery> StartAsync(params Answer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedBigQuery(builder.Build(), answers);
        server._web.Run(server.AnswerAsync);
        await server._web.StartAsync(TestContext.Current.CancellationToken);
        server.Client = await new BigQueryClientBuilder
        {
            ProjectId = "p",
            DefaultLocation = "EU",
            ApiKey = "invented",
            BaseUri = server._web.Urls.Single() + "/bigquery/v2/",
        }.BuildAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(await Asked.ReadAsync(context.Request));
        if (!_answers.TryDequeue(out var answer))
            throw new InvalidOperationException("The script has no more answers.");
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value.Replace("{origin}", _web.Urls.Single(), StringComparison.Ordinal);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }

    internal sealed record Answer(string Body, int Status = 200)
    {
        internal Dictionary<string, string> Headers { get; init; } = [];

        internal static Answer Error(int status, string reason) => new(
            $$$"""
            {"error":{"code":{{{status}}},"message":"said so","errors":[{"reason":"{{{reason}}}","message":"m"}]}}
            """,
            status);
    }

    internal sealed record Asked(string Method, string Path, string Body, IHeaderDictionary Headers)
    {
        internal static async Task<Asked> ReadAsync(HttpRequest request)
        {
            var zipped = request.Headers.ContentEncoding == "gzip";
            await using var plain = zipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
            using var reader = new StreamReader(plain);
            var headers = new HeaderDictionary(request.Headers.ToDictionary(h => h.Key, h => h.Value));
            var path = request.Path + request.QueryString.Value;
            return new(request.Method, path, await reader.ReadToEndAsync(), headers);
        }
    }
}
