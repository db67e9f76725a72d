using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.Emulator;

/// <summary>An emulator and a plain HTTP client for it; no Google library in between.</summary>
internal sealed class EmulatorHttp : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HttpClient _http;

    private EmulatorHttp(BigQueryEmulator emulator)
    {
        Emulator = emulator;
        _http = new HttpClient { BaseAddress = emulator.BaseUri };
    }

    public BigQueryEmulator Emulator { get; }

    public HttpClient Http => _http;

    public static string Load => "upload/bigquery/v2/projects/demo/jobs";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatorHttp> StartAsync(BigQueryEmulatorOptions? options = null)
    {
        var emulator = await BigQueryEmulator.StartAsync(options ?? new BigQueryEmulatorOptions(), Cancellation);
        var client = new EmulatorHttp(emulator);
        await client.PostAsync("projects/demo/datasets", """{"datasetReference":{"datasetId":"lake"}}""");
        return client;
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path, Cancellation);
        return await ReadAsync(answer);
    }

    public async Task<JsonObject> PostAsync(string path, string json) =>
        await SendAsync(HttpMethod.Post, path, json);

    public async Task<JsonObject> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var answer = await SendRawAsync(method, path, json);
        return await ReadAsync(answer);
    }

    /// <summary>The answer as it came, whatever its status.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, null, "application/json");
        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>The error of a call that must fail with the given status.</summary>
    public async Task<JsonObject> ErrorAsync(HttpStatusCode status, HttpMethod method, string path, string? json = null)
    {
        using var answer = await SendRawAsync(method, path, json);
        Assert.Equal(status, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);
        return body!["error"]!.AsObject();
    }

    public Task<JsonObject> CreateTableAsync(string name, string fields, string more = "") => PostAsync(
        "projects/demo/datasets/lake/tables",
        $$"""{"tableReference":{"tableId":"{{name}}"},"schema":{"fields":[{{fields}}]}{{more}}}""");

    public Task<JsonObject> TableAsync(string name) => GetAsync($"projects/demo/datasets/lake/tables/{name}");

    /// <summary>A copy job's resource; the answer is the finished job.</summary>
    public async Task<JsonObject> CopyAsync(string from, string to, string write = "WRITE_TRUNCATE") => await FinishAsync(
        await PostAsync("projects/demo/jobs", CopyJob(from, to, write)));

    public static string CopyJob(string from, string to, string write = "WRITE_TRUNCATE") => $$"""
        {"configuration": {"copy": {
          "sourceTables": [{{Reference(from)}}],
          "destinationTable": {{Reference(to)}},
          "writeDisposition": "{{write}}"
        } } }
        """;

    /// <summary>One load by multipart upload; the answer is the finished job.</summary>
    public async Task<JsonObject> LoadAsync(string table, byte[] file, string load = "\"sourceFormat\":\"PARQUET\"")
    {
        using var content = new MultipartContent("related", "part");
        content.Add(new StringContent(LoadJob(table, load), null, "application/json"));
        content.Add(new ByteArrayContent(file));
        using var answer = await _http.PostAsync($"/{Load}?uploadType=multipart", content, Cancellation);
        return await FinishAsync(await ReadAsync(answer));
    }

    public static string LoadJob(string table, string load = "\"sourceFormat\":\"PARQUET\"", string reference = "{}") => $$"""
        {
          "jobReference": {{reference}},
          "configuration": {"load": {"destinationTable": {{Reference(table)}}, {{load}} } }
        }
        """;

    /// <summary>The session URI of a new resumable upload.</summary>
    public async Task<Uri> OpenUploadAsync(string job)
    {
        using var answer = await SendRawAsync(HttpMethod.Post, $"/{Load}?uploadType=resumable", job);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.Location!;
    }

    public async Task<HttpResponseMessage> PutAsync(Uri session, byte[] chunk, string? contentRange)
    {
        using var content = new ByteArrayContent(chunk);
        if (contentRange is not null) content.Headers.ContentRange = ContentRangeHeaderValue.Parse(contentRange);
        return await _http.PutAsync(session, content, Cancellation);
    }

    /// <summary>Polls until the job is DONE.</summary>
    public async Task<JsonObject> FinishAsync(JsonObject job)
    {
        while ((string?)job["status"]!["state"] != "DONE")
        {
            await Task.Delay(5, Cancellation);
            job = await JobAsync(job);
        }

        return job;
    }

    public Task<JsonObject> JobAsync(JsonObject job) => GetAsync(
        $"projects/demo/jobs/{job["jobReference"]!["jobId"]}?location={job["jobReference"]!["location"]}");

    /// <summary>The cells of a table as the REST interface gives them, a row each.</summary>
    public async Task<string[]> RowsAsync(string table, string query = "formatOptions.useInt64Timestamp=true")
    {
        var list = await GetAsync($"projects/demo/datasets/lake/tables/{table}/data?{query}");
        return [.. (list["rows"] as JsonArray ?? []).Select(row => row!["f"]!.ToJsonString(Readable))];
    }

    public static string? Reason(JsonObject job) => (string?)job["status"]!["errorResult"]?["reason"];

    public static string? Message(JsonObject job) => (string?)job["status"]!["errorResult"]?["message"];

    public static string Reference(string table) =>
        $$"""{"projectId":"demo","datasetId":"lake","tableId":"{{table}}"}""";

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
