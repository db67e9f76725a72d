using System.Text.RegularExpressions;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Infra;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>What an OTLP collector hears of runs of the real process.</summary>
public partial class TelemetryTests(PostgresFixture postgres)
{
    private const string CallersTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string CallersSpan = "00f067aa0ba902b7";
    private const string Nobody = "";

    [Fact]
    public async Task A_run_is_one_span_below_its_callers_with_a_span_for_each_step_below_it()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync();
        app.Http.DefaultRequestHeaders.Add("traceparent", $"00-{CallersTrace}-{CallersSpan}-01");
        var answer = await app.RunAsync();
        await world.CollectedAsync();

        var id = answer.Run.GetProperty("id").GetString()!;
        var run = world.Collector.Spans.Single(span => span.Name == "engagement.run");
        Assert.Equal((CallersTrace, CallersSpan, false), (run.Trace, run.Parent, run.IsError));
        Assert.Equal((id, "http", "finished"), (run.Attributes["engagement.run.id"], run.Attributes["faas.trigger"], run.Attributes["engagement.run.state"]));
        Assert.Equal("48", run.Attributes["engagement.run.rows"]);
        var steps = world.Collector.Spans.Where(span => span.Parent == run.Id).ToList();
        Assert.Equal(
            answer.Run.GetProperty("timings").EnumerateObject().Select(timing => timing.Name).Order(),
            steps.Where(span => span.Attributes.ContainsKey("engagement.step")).Select(span => span.Name).Order());
        Assert.All(steps.Where(span => span.Name != "bigquery.job"), step => Assert.Equal(id, step.Attributes["engagement.run.id"]));
        Assert.All(world.Collector.Spans, span => Assert.Equal(CallersTrace, span.Trace));
    }

    [Fact]
    public async Task A_run_s_steps_come_in_the_order_of_the_architecture_s_page()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        var timings = (await app.RunAsync()).Run.GetProperty("timings").EnumerateObject().Select(timing => timing.Name);
        Assert.Equal(
            StepRow().Matches(Repository.Read("docs/architecture.md")).Select(match => match.Groups[1].Value), timings.Append("procedures"));
    }

    [Fact]
    public async Task A_job_of_bigquery_is_a_span_below_its_step_with_the_id_that_bq_shows()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync();
        var answer = await app.RunAsync();
        await world.CollectedAsync();

        var step = world.Collector.Spans.Single(span => span.Name == "publish");
        var job = world.Collector.Spans.Single(span => span.Parent == step.Id);
        Assert.Equal(("bigquery.job", "gcp.bigquery"), (job.Name, job.Attributes["db.system.name"]));
        Assert.Equal(answer.Run.GetProperty("publishJob").GetString(), job.Attributes["engagement.job.id"]);
        var known = world.Collector.Spans.Select(span => span.Id).ToHashSet();
        Assert.All(world.Collector.Spans.Where(span => span.Name != "engagement.run"), span => Assert.Contains(span.Parent, known));
        Assert.Equal(Nobody, world.Collector.Spans.Single(span => span.Name == "engagement.run").Parent);
    }

    [Fact]
    public async Task Figures_have_units_and_the_values_of_the_run()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync();
        var answer = await app.RunAsync();
        await world.CollectedAsync();

        Assert.Equal(
            [
                ("engagement.last_published.age", "s"), ("engagement.run.bytes", "By"), ("engagement.run.duration", "s"),
                ("engagement.run.ended", "{run}"), ("engagement.run.rows", "{row}"), ("engagement.snapshot.held", "s"),
                ("engagement.step.duration", "s"),
            ],
            world.Collector.Points.Select(point => (point.Name, point.Unit)).Distinct().Order());
        Assert.Equal(48, Point(world, "engagement.run.rows").Value);
        Assert.Equal(answer.Run.GetProperty("bytes").GetInt64(), Point(world, "engagement.run.bytes").Value);
        var ended = Point(world, "engagement.run.ended");
        Assert.Equal((1, "finished", "http"), (ended.Value, ended.Attributes["engagement.run.state"], ended.Attributes["faas.trigger"]));
        Assert.Equal(1, Point(world, "engagement.run.duration").Count);
        Assert.InRange(Point(world, "engagement.last_published.age").Value, 0, 60);
        var extract = world.Collector.Points.Single(point => point.Attributes.GetValueOrDefault("engagement.step") == "extract");
        Assert.InRange(extract.Value, 0.001, 60);
    }

    [Fact]
    public async Task A_run_that_ends_well_is_told_once_by_timer_and_by_http()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        using var query = new TemporaryFile("SELECT id, CASE WHEN id < 4 THEN 'NaN'::numeric ELSE 1.5 END AS score FROM \"User\"");
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), ("Columns__score__OnUnsupported", "Null"), ("Columns__score__Type", "NUMERIC"));
        var answer = await app.RunAsync();
        await world.CollectedAsync(1);
        await CollectedWorld.FireTimerAsync(app);
        await world.CollectedAsync(2);

        Assert.Equal(["RunFinished", "RunFinished"], world.Ends.Select(log => log.EventName));
        Assert.Equal(["http", "timer"], world.Ends.Select(log => log.Attributes["Trigger"]));
        var first = world.Ends[0];
        Assert.Equal(answer.Run.GetProperty("id").GetString(), first.Attributes["RunId"]);
        Assert.Equal(("finished", "", "30"), (first.Attributes["State"], first.Attributes["ErrorCode"], first.Attributes["Rows"]));
        Assert.Equal(("3", "false"), (first.Attributes["PolicyChanges"], first.Attributes["DryRun"]));
        Assert.InRange(double.Parse(first.Attributes["Seconds"], System.Globalization.CultureInfo.InvariantCulture), 0.01, 60);
        var span = world.Collector.Spans.First(run => run.Name == "engagement.run");
        Assert.Equal((span.Trace, span.Id), (first.Trace, first.Span));
    }

    [Fact]
    public async Task A_refused_run_is_told_with_its_code_and_counted()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        using var query = new TemporaryFile("SELECT id, country FROM \"User\" WHERE false");
        await using var app = await world.StartAppAsync(("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"));
        Assert.Equal(422, (await app.RunAsync()).Status);
        await world.CollectedAsync();

        var end = Assert.Single(world.Ends);
        Assert.Equal(
            ("RunNotFinished", "refused", "empty", "0"),
            (end.EventName, end.Attributes["State"], end.Attributes["ErrorCode"], end.Attributes["Rows"]));
        var refused = Point(world, "engagement.run.refused");
        Assert.Equal((1, "{run}", "empty"), (refused.Value, refused.Unit, refused.Attributes["error.type"]));
        var run = world.Collector.Spans.Single(span => span.Name == "engagement.run");
        Assert.Equal((true, "empty"), (run.IsError, run.Attributes["error.type"]));
        Assert.DoesNotContain(world.Collector.Points, point => point.Name == "engagement.last_published.age");
    }

    [Fact]
    public async Task A_run_of_the_timer_that_is_tried_three_times_ends_once()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        world.World.Vault.Secrets.Set("engagement-postgres", "Host=127.0.0.1;Port=1;Database=school;Username=reader;Password=marked-c2Vj");
        await using var app = await world.StartAppAsync();
        await CollectedWorld.FireTimerAsync(app);
        await world.CollectedAsync();

        var end = Assert.Single(world.Ends);
        Assert.Equal(
            ("RunNotFinished", "timer", "failed", "source_unreachable"),
            (end.EventName, end.Attributes["Trigger"], end.Attributes["State"], end.Attributes["ErrorCode"]));
        Assert.Equal(2, world.Collector.Logs.Count(log => log.EventName == "RunRetried"));
        Assert.Equal(2, Point(world, "engagement.call.retries").Value);
        Assert.Equal(3, world.Collector.Spans.Count(span => span.Name == "lock"));
        Assert.Equal(1, Point(world, "engagement.run.ended").Value);
    }

    [Fact]
    public async Task A_request_answered_from_an_earlier_run_does_not_end_it_again()
    {
        await using var world = await CollectedWorld.StartAsync(postgres);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync(key: "once")).Status);
        Assert.Equal(200, (await app.RunAsync(key: "once")).Status);
        Assert.Equal(200, (await app.RunAsync(key: "another")).Status);
        await Eventually.TrueAsync(() => Task.FromResult(world.Collector.Spans.Count(span => span.Name == "engagement.run") == 3 && world.Ends.Count >= 2));
        Assert.Equal(2, world.Ends.Count);
    }

    [GeneratedRegex(@"^\| `([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex StepRow();

    private static ExportedPoint Point(CollectedWorld world, string name) => world.Collector.Points.Single(point => point.Name == name);
}
