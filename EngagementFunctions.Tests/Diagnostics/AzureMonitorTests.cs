using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using EngagementFunctions.Configuration;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>What Azure Monitor is sent: the alert queries of the infrastructure go by these names.</summary>
public class AzureMonitorTests(PostgresFixture postgres)
{
    private const string Key = "00000000-0000-0000-0000-000000000001";
    private const string IngestionPath = "/v2.1/track";

    [Fact]
    public async Task The_end_of_a_run_is_a_trace_message_with_the_properties_that_alerts_query()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var ingestion = await RecordingCollector.StartAsync();
        await using var app = await world.StartAppAsync(ToAzureMonitor(ingestion));
        var answer = await app.RunAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Messages(ingestion, "RunFinished").Any()));

        var finished = Messages(ingestion, "RunFinished").First();
        var properties = finished.GetProperty("properties");
        Assert.Equal(answer.Run.GetProperty("id").GetString(), properties.GetProperty("RunId").GetString());
        Assert.Equal(
            ["http", "finished", "", "48", "0", "False"],
            new[] { "Trigger", "State", "ErrorCode", "Rows", "PolicyChanges", "DryRun" }.Select(name => properties.GetProperty(name).GetString()));
        Assert.Equal(JsonValueKind.String, properties.GetProperty("Seconds").ValueKind);
    }

    [Fact]
    public async Task A_run_that_does_not_end_well_is_one_too_with_its_code_and_as_an_error()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var ingestion = await RecordingCollector.StartAsync();
        await using var app = await world.StartAppAsync([.. ToAzureMonitor(ingestion), ("BigQuery__DatasetId", "elsewhere")]);
        Assert.Equal(500, (await app.RunAsync()).Status);
        await Eventually.TrueAsync(() => Task.FromResult(Messages(ingestion, "RunNotFinished").Any()));

        var message = Messages(ingestion, "RunNotFinished").Single();
        Assert.Equal("Error", message.GetProperty("severityLevel").GetString());
        Assert.Equal(
            ["failed", "dataset_missing", "0"],
            new[] { "State", "ErrorCode", "Rows" }.Select(name => message.GetProperty("properties").GetProperty(name).GetString()));
        Assert.NotEmpty(Items(ingestion, "RemoteDependencyData"));
        Assert.Contains(
            Items(ingestion, "MetricData"), item => item.GetProperty("metrics")[0].GetProperty("name").GetString() == "engagement.run.ended");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Authorization=AAD", typeof(DefaultAzureCredential))]
    [InlineData("ClientId=11111111-2222-3333-4444-555555555555;Authorization=AAD", typeof(ManagedIdentityCredential))]
    public void Where_signing_in_by_key_is_off_a_token_of_the_named_identity_or_the_apps_own_is_sent(string? authentication, Type? credential)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey={Key}",
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = authentication,
        }).Build();
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton<TokenCredential>(new DefaultAzureCredential())
            .AddTelemetry(settings)
            .BuildServiceProvider();
        var monitor = services.GetRequiredService<IOptionsMonitor<AzureMonitorExporterOptions>>().CurrentValue;
        Assert.Equal(credential, monitor.Credential?.GetType());
        Assert.False(monitor.EnableTraceBasedLogsSampler);
        Assert.Equal((1F, null), (monitor.SamplingRatio, monitor.TracesPerSecond));
    }

    private static (string Name, string? Value)[] ToAzureMonitor(RecordingCollector ingestion) =>
    [
        ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Key};IngestionEndpoint={ingestion.Address}"),
        ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true"),
        ("APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "true"),
    ];

    private static IEnumerable<JsonElement> Messages(RecordingCollector ingestion, string name) =>
        Items(ingestion, "MessageData").Where(message =>
            message.GetProperty("properties").TryGetProperty("EventName", out var known) && known.GetString() == name);

    private static IEnumerable<JsonElement> Items(RecordingCollector ingestion, string type) => ingestion.Bodies(IngestionPath)
        .SelectMany(body => System.Text.Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
        .Where(item => item.GetProperty("data").GetProperty("baseType").GetString() == type)
        .Select(item => item.GetProperty("data").GetProperty("baseData"));
}
