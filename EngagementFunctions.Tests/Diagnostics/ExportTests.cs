using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>Exporting gives nothing away, disturbs no run, and does not lose the last words of an app that stops.</summary>
public class ExportTests(PostgresFixture postgres)
{
    private const string Marked = "Marked-4f6e0d";

    [Theory]
    [InlineData("SELECT id, \"firstName\" FROM \"User\"", 200)]
    [InlineData("SELECT id, \"firstName\"::int AS name FROM \"User\"", 422)]
    [InlineData("SELECT id, 'infinity'::timestamptz AS moment, \"firstName\" FROM \"User\"", 422)]
    public async Task No_value_of_a_row_and_no_secret_is_exported(string sql, int status)
    {
        await using var world = await MarkedWorldAsync();
        using var query = new TemporaryFile(sql);
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), ("Logging__LogLevel__Default", "Debug"));
        Assert.Equal(status, (await app.RunAsync()).Status);
        await CollectedWorld.FireTimerAsync(app);
        await world.CollectedAsync(2);
        Assert.Equal(0, await app.StopAsync());
        NothingMarked(world, app);
    }

    [Fact]
    public async Task Nothing_of_what_bigquery_quotes_is_exported()
    {
        await using var world = await MarkedWorldAsync();
        world.World.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD"
            ? throw BigQueryError.Invalid($"Could not parse '{Marked}'")
            : Task.CompletedTask;
        world.World.EmulatorOptions.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.Contains("engagement_work/tables", StringComparison.Ordinal) || context.Request.Method != "POST")
            {
                return false;
            }

            context.Response.StatusCode = 400;
            var quoted = $"Bad value '{Marked}'";
            await context.Response.WriteAsJsonAsync(new
            {
                error = new { code = 400, message = quoted, errors = new[] { new { reason = "invalid", message = quoted } } },
            });
            return true;
        };
        await using var app = await world.StartAppAsync();
        Assert.Equal(422, (await app.RunAsync()).Status);
        await CollectedWorld.FireTimerAsync(app);
        await world.CollectedAsync(2);
        world.World.EmulatorOptions.Intercept = null;
        Assert.Equal(422, (await app.RunAsync()).Status);
        await world.CollectedAsync(3);
        NothingMarked(world, app);
    }

    [Fact]
    public async Task The_last_words_of_an_app_that_is_told_to_stop_are_heard()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        world.World.EmulatorOptions.JobLatency = TimeSpan.FromSeconds(3);
        await using var app = await world.StartAppAsync();
        await app.RunAsync(wait: 0);
        await Eventually.TrueAsync(() => Task.FromResult(app.Log.Contains("lock done", StringComparison.Ordinal)));
        Assert.Equal(0, await app.StopAsync());
        var end = Assert.Single(world.Ends);
        Assert.Equal(("RunNotFinished", "stopping"), (end.EventName, end.Attributes["ErrorCode"]));
        Assert.True(world.Collector.Spans.Single(span => span.Name == "engagement.run").IsError);
        Assert.Equal(1, world.Collector.Points.Single(point => point.Name == "engagement.run.ended").Value);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_neither_fails_nor_delays_a_run() =>
        await UndisturbedAsync(await CollectedWorld.StartAsync(postgres), $"http://127.0.0.1:{FreePort()}/");

    [Fact]
    public async Task A_collector_that_never_answers_neither_fails_nor_delays_a_run() =>
        await UndisturbedAsync(await CollectedWorld.StartAsync(postgres, isSilent: true), null);

    private static async Task UndisturbedAsync(CollectedWorld world, string? endpoint)
    {
        await using var _ = world;
        await using var app = await world.StartAppAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint ?? world.Collector.Address.ToString()));
        Assert.Equal(200, (await app.RunAsync()).Status);
        var watch = Stopwatch.StartNew();
        Assert.Equal((200, "finished"), (await app.RunAsync()) is var answer ? (answer.Status, answer.State) : default);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        watch.Restart();
        Assert.Equal(0, await app.StopAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(9));
    }

    private async Task<CollectedWorld> MarkedWorldAsync()
    {
        var world = await CollectedWorld.StartAsync(postgres, 10);
        await world.World.ChangeSourceAsync($"""UPDATE "User" SET "firstName" = '{Marked}', email = '{Marked}@example.org' """);
        return world;
    }

    private static void NothingMarked(CollectedWorld world, AppProcess app) => Assert.All(
        [
            Marked,
            new NpgsqlConnectionStringBuilder(world.World.Source).Password!,
            world.World.Names.FunctionKey,
            world.World.Vault.IdentityHeader,
        ],
        secret => Assert.DoesNotContain(secret, world.Collector.Everything + app.Log, StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
