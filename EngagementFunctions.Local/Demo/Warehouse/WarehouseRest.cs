using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace EngagementFunctions.Local.Demo.Warehouse;

/// <summary>BigQuery's REST interface, called by hand, with no code of the app.</summary>
internal sealed class WarehouseRest : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _project;

    public WarehouseRest(Uri baseUri, string project, Func<string> token)
    {
        _project = project;
        _http = new HttpClient(new Bearer(token)) { BaseAddress = baseUri, Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Answers a path below the project.</summary>
    public Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonDocument> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken);

    public async Task CreateDatasetAsync(string dataset, CancellationToken cancellationToken)
    {
        var body = new { datasetReference = new { projectId = _project, datasetId = dataset } };
        using var created = await PostAsync("datasets", body, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"projects/{_project}/{path}", UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode) throw new WarehouseException((int)response.StatusCode, Message(text));
        return JsonDocument.Parse(text);
    }

    private static string Message(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.GetProperty("error").GetProperty("message").GetString() ?? answer;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return answer;
        }
    }

    private sealed class Bearer(Func<string> token) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
