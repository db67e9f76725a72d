using System.Text.Json;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

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
            ["http", "finished", "", "48", "0"],
            new[] { "Trigger", "State", "ErrorCode", "Rows", "PolicyChanges" }.Select(name => properties.GetProperty(name).GetString()));
        Assert.Equal(JsonValueKind.String, properties.GetProperty("Seconds").ValueKind);
    }

    private static (string, string?)[] ToAzureMonitor(RecordingCollector ingestion) =>
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
