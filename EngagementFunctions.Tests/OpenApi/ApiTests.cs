using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFunctions.Tests.OpenApi;

/// <summary>The document says what the app does, and all of it.</summary>
public class ApiTests(PostgresFixture postgres)
{
    private const string Runs = "/engagement/runs";
    private const string Run = "/engagement/runs/{id}";
    private const string Checks = "/engagement/checks";
    private const string Verification = "/engagement/runs/{id}/verification";

    private readonly ApiDocument _document = new();

    [Fact]
    public void Every_route_is_described_and_every_described_route_is_served()
    {
        var served = typeof(EngagementApp).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .SelectMany(trigger => trigger.Methods!.Select(method => $"{method} /{trigger.Route}"));
        Assert.Equal(served.Order(), _document.Operations.Order());
    }

    [Fact]
    public void Every_reference_of_the_document_leads_somewhere() =>
        Assert.All(_document.References, reference => Assert.NotNull(_document.Resolve(reference)));

    [Fact]
    public async Task The_answers_to_a_good_request_are_as_described()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await world.QueryAsync($"CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.after`() BEGIN SELECT 1; END");
        await using var app = await world.StartAppAsync(("BigQuery__Procedures", "after"));
        var run = await CheckAsync(app, "post", Runs, "runs", 200, new { dryRun = false, mode = "full" });
        var id = run.GetProperty("id").GetString()!;
        await CheckAsync(app, "get", Run, "runs/" + id, 200);
        await CheckAsync(app, "post", Verification, $"runs/{id}/verification", 200);
        var early = await CheckAsync(app, "post", Runs, "runs", 202, new { accept = new[] { "shrink" }, reason = "a test" }, prefer: "wait=0");
        await Eventually.TrueAsync(async () => (await app.GetAsync("runs/" + early.GetProperty("id").GetString())).State == "finished");
        await CheckAsync(app, "post", Verification, $"runs/{id}/verification", 200);
        await CheckAsync(app, "post", Checks, "checks", 200);
        await CheckAsync(app, "post", Checks, "checks", 200, accept: "text/html");
        await CheckAsync(app, "get", Runs, "runs", 200);
        await CheckAsync(app, "get", Runs, "runs", 200, accept: "text/html");
        await CheckAsync(app, "get", Run, "runs/" + id, 200, accept: "text/html");
    }

    [Fact]
    public async Task The_answers_to_a_request_that_cannot_be_met_are_as_described()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        await CheckAsync(app, "post", Runs, "runs", 400, new { mode = "some" });
        await CheckAsync(app, "get", Runs, "runs?limit=0", 400);
        await CheckAsync(app, "get", Run, "runs/yesterday", 404);
        await CheckAsync(app, "get", Run, "runs/yesterday", 404, accept: "text/html");
        await CheckAsync(app, "post", Verification, "runs/yesterday/verification", 404);
        var dry = await CheckAsync(app, "post", Runs, "runs", 200, new { dryRun = true });
        await CheckAsync(app, "post", Verification, $"runs/{dry.GetProperty("id").GetString()}/verification", 422);
        world.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD" ? throw BigQueryError.Invalid("broken") : Task.CompletedTask;
        await CheckAsync(app, "post", Runs, "runs", 422);
        world.EmulatorOptions.BeforeJob = null;

        await using var misled = await world.StartAppAsync(("KeyVault__PostgresSecretName", "no-such-secret"));
        await CheckAsync(misled, "post", Runs, "runs", 500);
        await CheckAsync(misled, "post", Checks, "checks", 422);
        await CheckAsync(misled, "post", Checks, "checks", 422, accept: "text/html");
        app.Http.DefaultRequestHeaders.Remove("x-functions-key");
        await CheckAsync(app, "get", Runs, "runs", 401);
        await CheckAsync(app, "post", Checks, "checks", 401);
    }

    [Fact]
    public async Task The_answer_to_whoever_meets_another_run_is_as_described()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(700);
        await using var app = await world.StartAppAsync();
        var first = await app.RunAsync(wait: 0);
        await Eventually.TrueAsync(() => Task.FromResult(app.Log.Contains("lock done", StringComparison.Ordinal)));
        await CheckAsync(app, "post", Runs, "runs", 409);
        await Eventually.TrueAsync(async () => (await app.GetAsync("runs/" + first.Run.GetProperty("id").GetString())).State == "finished");
    }

    /// <summary>Sends a request and compares its answer with the described one: status, content type, headers, every member.</summary>
    private async Task<JsonElement> CheckAsync(
        AppProcess app, string method, string path, string address, int status, object? body = null, string? prefer = null, string? accept = null)
    {
        var ct = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var operation = _document.Operation(method, path);
        if (body is not null && status != 400)
        {
            var described = operation["requestBody"]!["content"]!["application/json"]!["schema"]!;
            Assert.Empty(new SchemaCheck(_document).Differences(JsonSerializer.SerializeToElement(body), described));
        }

        using var response = await app.Http.SendAsync(request, ct);
        Assert.Equal(status, (int)response.StatusCode);
        var answer = _document.At(operation["responses"]![$"{status}"]);
        foreach (var header in answer["headers"]?.AsObject() ?? [])
        {
            var value = JsonSerializer.SerializeToElement(response.Headers.GetValues(header.Key).Single());
            Assert.Empty(new SchemaCheck(_document).Differences(value, _document.At(header.Value)["schema"]!));
        }

        var text = await response.Content.ReadAsStringAsync(ct);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (answer["content"] is null)
        {
            Assert.Empty(text);
            return default;
        }

        Assert.Equal(accept ?? (status < 400 ? "application/json" : "application/problem+json"), type);
        var schema = answer["content"]![type!]!["schema"]!;
        var content = accept is null ? JsonSerializer.Deserialize<JsonElement>(text) : JsonSerializer.SerializeToElement(text);
        Assert.Empty(new SchemaCheck(_document).Differences(content, schema));
        return content;
    }
}
