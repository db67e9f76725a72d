using System.Net;
using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.BigQuery.Storage;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.Emulator;

public sealed class JobTests
{
    [Fact]
    public async Task A_job_takes_its_time_and_nothing_is_seen_before_it_is_done()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = await EmulatorHttp.StartAsync(
            new BigQueryEmulatorOptions { Clock = clock, JobLatency = TimeSpan.FromSeconds(10) });
        await FillAsync(emulator, "source", 3);

        var job = await emulator.PostAsync("projects/demo/jobs", EmulatorHttp.CopyJob("source", "target"));
        Assert.Equal("PENDING", (string?)job["status"]!["state"]);
        await AdvanceAsync(emulator, clock, job, "RUNNING");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "projects/demo/datasets/lake/tables/target");
        await AdvanceAsync(emulator, clock, job, "DONE");

        var done = await emulator.JobAsync(job);
        Assert.Equal("3", (string?)done["statistics"]!["copy"]!["copiedRows"]);
        Assert.Equal("3", (string?)(await emulator.TableAsync("target"))["numRows"]);
        Assert.InRange(Time(done, "startTime"), Time(done, "creationTime"), Time(done, "endTime") - 1);
    }

    [Fact]
    public async Task Readers_of_a_stretched_copy_see_the_old_table_or_the_new_one()
    {
        var options = new BigQueryEmulatorOptions { CopyJobLatency = TimeSpan.FromMilliseconds(300) };
        await using var emulator = await EmulatorHttp.StartAsync(options);
        await FillAsync(emulator, "source", 20_000);
        await FillAsync(emulator, "target", 10);

        var job = await emulator.PostAsync("projects/demo/jobs", EmulatorHttp.CopyJob("source", "target"));
        var seen = new HashSet<string>();
        while ((string?)(job = await emulator.JobAsync(job))["status"]!["state"] != "DONE")
        {
            seen.Add((string)(await emulator.TableAsync("target"))["numRows"]!);
            seen.Add((string)(await emulator.GetAsync(
                "projects/demo/datasets/lake/tables/target/data?maxResults=1"))["totalRows"]!);
        }

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Contains("10", seen);
        Assert.Subset(new HashSet<string> { "10", "20000" }, seen);
        Assert.Equal("20000", (string?)(await emulator.TableAsync("target"))["numRows"]);
    }

    [Fact]
    public async Task A_job_id_stays_in_use_also_after_a_failure()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        var body = EmulatorHttp.CopyJob("none", "target").Replace(
            "{\"configuration\"", "{\"jobReference\":{\"jobId\":\"mine\"},\"configuration\"", StringComparison.Ordinal);

        var job = await emulator.FinishAsync(await emulator.PostAsync("projects/demo/jobs", body));
        var error = await emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, "projects/demo/jobs", body);

        Assert.Equal("notFound", EmulatorHttp.Reason(job));
        Assert.Equal("Not found: Table demo:lake.none", EmulatorHttp.Message(job));
        Assert.Equal("duplicate", (string?)error["errors"]![0]!["reason"]);
        Assert.Equal("Already Exists: Job demo:US.mine", (string?)error["message"]);
    }

    [Fact]
    public async Task A_job_in_another_location_does_not_find_its_dataset()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        await emulator.PostAsync(
            "projects/demo/datasets", """{"datasetReference":{"datasetId":"far"},"location":"europe-west1"}""");
        var body = EmulatorHttp.CopyJob("a", "b").Replace("\"lake\"", "\"far\"", StringComparison.Ordinal);

        var here = await emulator.PostAsync("projects/demo/jobs", body);
        Assert.Equal("europe-west1", (string?)here["jobReference"]!["location"]);
        await emulator.ErrorAsync(
            HttpStatusCode.NotFound, HttpMethod.Get, $"projects/demo/jobs/{here["jobReference"]!["jobId"]}");
        Assert.Equal("Not found: Table demo:far.a", EmulatorHttp.Message(await emulator.FinishAsync(here)));

        var elsewhere = await emulator.FinishAsync(await emulator.PostAsync("projects/demo/jobs", body.Replace(
            "{\"configuration\"", "{\"jobReference\":{\"location\":\"US\"},\"configuration\"", StringComparison.Ordinal)));
        Assert.Equal(
            "Not found: Dataset demo:far was not found in location US", EmulatorHttp.Message(elsewhere));
    }

    [Fact]
    public async Task A_planted_fault_fails_the_job_and_leaves_the_target_as_it_was()
    {
        var options = new BigQueryEmulatorOptions
        {
            BeforeJob = job => job.Kind == "COPY"
                ? throw new BigQueryError("jobBackendError", "planted", 400)
                : Task.CompletedTask,
        };
        await using var emulator = await EmulatorHttp.StartAsync(options);
        await FillAsync(emulator, "source", 3);
        await FillAsync(emulator, "target", 1);

        var job = await emulator.CopyAsync("source", "target");

        Assert.Equal("jobBackendError", EmulatorHttp.Reason(job));
        Assert.Equal("1", (string?)(await emulator.TableAsync("target"))["numRows"]);
    }

    [Fact]
    public async Task A_cancelled_job_is_stopped()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = await EmulatorHttp.StartAsync(
            new BigQueryEmulatorOptions { Clock = clock, JobLatency = TimeSpan.FromHours(1) });
        var job = await emulator.PostAsync("projects/demo/jobs", EmulatorHttp.CopyJob("a", "b"));

        await emulator.PostAsync($"projects/demo/jobs/{job["jobReference"]!["jobId"]}/cancel", "{}");

        Assert.Equal("stopped", EmulatorHttp.Reason(await emulator.FinishAsync(job)));
    }

    [Fact]
    public async Task A_copy_that_has_started_is_not_stopped()
    {
        var options = new BigQueryEmulatorOptions { CopyJobLatency = TimeSpan.FromMilliseconds(200) };
        await using var emulator = await EmulatorHttp.StartAsync(options);
        await FillAsync(emulator, "source", 3);
        var job = await emulator.PostAsync("projects/demo/jobs", EmulatorHttp.CopyJob("source", "target"));
        while ((string?)(await emulator.JobAsync(job))["status"]!["state"] == "PENDING")
            await Task.Delay(5, TestContext.Current.CancellationToken);

        await emulator.PostAsync($"projects/demo/jobs/{job["jobReference"]!["jobId"]}/cancel", "{}");

        Assert.Null(EmulatorHttp.Reason(await emulator.FinishAsync(job)));
        Assert.Equal("3", (string?)(await emulator.TableAsync("target"))["numRows"]);
    }

    [Fact]
    public async Task The_emulator_ends_while_a_job_still_waits()
    {
        var never = new TaskCompletionSource();
        await using var emulator = await EmulatorHttp.StartAsync(new BigQueryEmulatorOptions
        {
            BeforeJob = _ => never.Task, CopyJobLatency = TimeSpan.FromHours(1),
        });
        await emulator.PostAsync("projects/demo/jobs", EmulatorHttp.CopyJob("a", "b"));
        await emulator.PostAsync(
            "projects/demo/jobs", """{"configuration":{"query":{"query":"SELECT 1","useLegacySql":false}}}""");
    }

    [Fact]
    public async Task The_emulators_own_work_is_counted_per_kind()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        await FillAsync(emulator, "source", 3);
        await emulator.CopyAsync("source", "target");
        Assert.True(emulator.Emulator.WorkTime["COPY"] > TimeSpan.Zero);
    }

    internal static async Task FillAsync(EmulatorHttp emulator, string table, int rows)
    {
        await emulator.CreateTableAsync(table, """{"name":"id","type":"INTEGER"}""");
        emulator.Emulator.ExecuteStorage(
            $"INSERT INTO {new TableId("demo", "lake", table).PhysicalName} FROM range({rows})");
    }

    private static async Task AdvanceAsync(
        EmulatorHttp emulator, FakeTimeProvider clock, System.Text.Json.Nodes.JsonObject job, string state)
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        while ((string?)(await emulator.JobAsync(job))["status"]!["state"] != state)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private static long Time(System.Text.Json.Nodes.JsonObject job, string name) =>
        long.Parse((string)job["statistics"]![name]!, System.Globalization.CultureInfo.InvariantCulture);
}
