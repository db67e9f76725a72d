using EngagementFunctions.Tests.Support;
using EngagementFunctions.Local.Demo.Warehouse;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What a network and a killed process do to a run: nothing that a reader could see.</summary>
public class FaultTests(PostgresFixture postgres)
{
    private const int Users = 50;
    private const long Rows = (2 * Users) - 12;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Every_nth_answer_lost_or_failed_the_run_goes_through_and_nothing_is_there_twice(int every)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync(("Batches__MaxRows", "20"));
        var requests = 0;
        world.EmulatorOptions.Intercept = async context =>
        {
            var number = Interlocked.Increment(ref requests);
            if (number % every != 0)
            {
                return false;
            }

            if (number % 2 == 0)
            {
                context.Abort();
            }
            else
            {
                context.Response.StatusCode = 503;
                await context.Response.WriteAsJsonAsync(new
                {
                    error = new { code = 503, message = "try later", errors = new[] { new { reason = "backendError", message = "try later" } } },
                });
            }

            return true;
        };
        var answer = await app.RunAsync();
        world.EmulatorOptions.Intercept = null;
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.Equal(Rows, await world.PublishedRowsAsync());
        Assert.Equal(["running", "finished"], (await world.JournalAsync()).Select(row => row["state"]));
    }

    [Theory]
    [InlineData("LOAD")]
    [InlineData("COPY")]
    public async Task Killed_at_any_job_the_next_run_works_without_help(string kind)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        var reached = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = async job =>
        {
            if (job.Kind == kind)
            {
                reached.TrySetResult();
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        };
        await using (var doomed = await world.StartAppAsync())
        {
            var lost = doomed.RunAsync();
            await reached.Task;
            await doomed.KillAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);
        }

        world.EmulatorOptions.BeforeJob = null;
        await using var app = await world.StartAppAsync();
        await Eventually.TrueAsync(async () => (await app.RunAsync()).Status == 200);
        Assert.Equal(Rows, await world.PublishedRowsAsync());
        var states = (await world.JournalAsync()).Where(row => row["trigger"] == "http").Select(row => row["state"]).ToList();
        Assert.Contains(kind == "COPY" ? "published" : "abandoned", states);
        Assert.DoesNotContain(
            await world.Rest.TableNamesAsync(world.Names.WorkDataset, TestContext.Current.CancellationToken), name => name.StartsWith("shadow_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_publish_request_that_was_held_up_until_after_the_next_run_publishes_nothing()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var late = await world.StartAppAsync();
        await using var successor = await world.StartAppAsync();
        var held = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        world.EmulatorOptions.Intercept = async context =>
        {
            var isLate = !held.Task.IsCompleted && late.Log.Contains("verify done", StringComparison.Ordinal);
            if (isLate && context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/jobs", StringComparison.Ordinal))
            {
                held.SetResult();
                await release.Task;
            }

            return false;
        };
        var lateRun = late.RunAsync();
        await held.Task;

        // The network forgets the first run: its lock goes with its session, and the second one overtakes it.
        await world.ChangeSourceAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name LIKE 'engagement lock%' AND datname = current_database()");
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" = 7""");
        var second = await successor.RunAsync();
        release.SetResult();

        Assert.Equal((200, "finished"), (second.Status, second.State));
        Assert.NotEqual(200, (await lateRun).Status);
        Assert.Equal(Rows - 2, await world.PublishedRowsAsync());
    }

    [Theory]
    [InlineData("stopping", null)]
    [InlineData("job_timed_out", "00:00:10")]
    public async Task Ended_while_its_publish_job_is_at_work_the_run_is_journaled_as_what_became_of_it(string code, string? timeout)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync(("BigQuery__JobTimeout", timeout));
        var publishing = new TaskCompletionSource();
        world.EmulatorOptions.CopyJobLatency = TimeSpan.FromSeconds(timeout is null ? 4 : 12);
        world.EmulatorOptions.BeforeJob = job =>
        {
            _ = job.Kind == "COPY" && publishing.TrySetResult();
            return Task.CompletedTask;
        };
        var run = app.RunAsync();
        await publishing.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        if (timeout is null)
        {
            await app.StopAsync();
        }

        await Task.WhenAny(run);
        var last = (await world.JournalAsync())[^1];
        Assert.Equal((await world.IsTargetThereAsync() ? "published" : "failed", code), (last["state"], last["error_code"]));
    }

    [Fact]
    public async Task Told_to_stop_while_it_waits_for_another_caller_s_run_it_says_so()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var one = await world.StartAppAsync();
        await using var other = await world.StartAppAsync();
        var release = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD" ? release.Task : Task.CompletedTask;
        var first = one.RunAsync(key: "same");
        await Eventually.TrueAsync(() => Task.FromResult(one.Log.Contains("shadow done", StringComparison.Ordinal)));
        var second = other.RunAsync(key: "same");
        await Eventually.TrueAsync(() => Task.FromResult(other.Log.Split("attempt 1 started").Length > 2));
        await other.StopAsync();
        var log = other.Log;
        release.SetResult();

        Assert.Equal(200, (await first).Status);
        await Task.WhenAny(second);
        Assert.Contains("failed (stopping)", log, StringComparison.Ordinal);
        Assert.DoesNotContain("OperationCanceledException", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_to_stop_the_run_ends_as_failed_and_the_target_is_as_it_was()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        var reached = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (job.Kind == "LOAD")
            {
                reached.TrySetResult();
                world.EmulatorOptions.JobLatency = TimeSpan.FromSeconds(3);
            }

            return Task.CompletedTask;
        };
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(200);
        await using (var app = await world.StartAppAsync())
        {
            var run = app.RunAsync();
            await reached.Task;
            world.EmulatorOptions.JobLatency = TimeSpan.Zero;
            await app.DisposeAsync();
            await Task.WhenAny(run);
        }

        Assert.False(await world.IsTargetThereAsync());
    }
}
