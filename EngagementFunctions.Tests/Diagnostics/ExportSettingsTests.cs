using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>Where telemetry goes, and as whose, is a matter of settings.</summary>
public class ExportSettingsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Without_an_endpoint_nothing_is_sent()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", null));
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Equal(0, await app.StopAsync());
        Assert.Empty(world.Collector.Paths);
    }

    [Fact]
    public async Task An_endpoint_alone_is_spoken_to_by_grpc()
    {
        await using var world = await CollectedWorld.StartAsync(postgres, isGrpc: true);
        await using var app = await world.StartAppAsync(("OTEL_EXPORTER_OTLP_PROTOCOL", null));
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.CollectedAsync();
        Assert.Equal("RunFinished", Assert.Single(world.Ends).EventName);
    }

    [Fact]
    public async Task An_endpoint_for_one_signal_gets_that_one_alone()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", null), ("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", new Uri(world.Collector.Address, "v1/logs").ToString()));
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Equal(0, await app.StopAsync());
        Assert.Equal(["/v1/logs"], world.Collector.Paths.Distinct());
        Assert.Single(world.Ends);
    }

    [Fact]
    public async Task The_app_and_its_build_are_told_with_everything()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync(("WEBSITE_SITE_NAME", "my-app"), ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"));
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.CollectedAsync();
        var resource = new Attributes(ProtoField.At(world.Collector.Bodies("/v1/traces").First(), 1, 1, 1));
        Assert.Equal(("my-app", "stand-in", "test"), (resource["service.name"], resource["engagement.build.variant"], resource["deployment.environment.name"]));
        Assert.NotEmpty(resource["service.version"]);
    }

    [Fact]
    public async Task Settings_that_name_no_address_are_told_at_the_start()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = AppProcess.Start(AppSettings.Of(
            world, [("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"), ("APPLICATIONINSIGHTS_CONNECTION_STRING", "marked-c2Vj")]));
        Assert.Equal(78, await app.ExitCodeAsync());
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is no address", app.Log, StringComparison.Ordinal);
        Assert.Contains("APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string", app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("marked-c2Vj", app.Log, StringComparison.Ordinal);
    }
}
