using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Checks;

/// <summary>Where everything is in order, every check is made and says so.</summary>
public class SoundWorldTests(PostgresFixture postgres)
{
    private static readonly string[] All =
    [
        "vault", "secret", "database_sign_in", "tls", "query", "types", "key", "lock", "token_exchange", "impersonation",
        "target_dataset", "work_dataset", "location", "table_expiration", "jobs_create", "work_tables_list", "work_tables_create", "work_tables_write",
        "work_tables_read", "work_tables_delete", "target_read", "schema", "target_write", "row_policies", "procedures", "self_check",
    ];

    [Fact]
    public async Task Every_check_is_fine_but_the_encryption_that_a_local_server_lacks()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, _ => Task.FromResult<(string, string?)[]>([]), status: 200);
        Assert.Equal(All, checks.Select(check => check.Name));
        Assert.Equal(["tls"], checks.Where(check => check.Outcome != "fine").Select(check => check.Name));
        Assert.Equal("warning", checks.Of("tls").Outcome);
        Assert.Contains("email_address", checks.Of("query").Found, StringComparison.Ordinal);
        Assert.Contains("id integer becomes INTEGER", checks.Of("types").Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_run_only_the_creation_of_the_target_is_open()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        var answer = await app.CheckAsync();
        Assert.Equal((200, "warning"), (answer.Status, answer.Body.GetProperty("outcome").GetString()));
        Assert.Equal(["tls", "target_write"], CheckedWorld.Read(answer).Where(check => check.Outcome != "fine").Select(check => check.Name));
        Assert.False(await world.IsTargetThereAsync());
        Assert.Empty(await CheckedWorld.WorkTablesAsync(world));
        Assert.Equal(200, (await app.RunAsync()).Status);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_leaves_no_table_behind()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        world.EmulatorOptions.BeforeJob = async job =>
        {
            if (job.Kind == "QUERY" && ((string)job.Details["query"]!).StartsWith("INSERT INTO", StringComparison.Ordinal))
            {
                await caller.CancelAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        };
        await using var app = await world.StartAppAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => app.Http.PostAsync(new Uri("checks", UriKind.Relative), null, caller.Token));
        await Eventually.TrueAsync(async () => (await CheckedWorld.WorkTablesAsync(world)).Count == 0);
    }

    [Fact]
    public async Task A_run_at_work_is_named_and_not_disturbed()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (job.Kind != "LOAD")
            {
                return Task.CompletedTask;
            }

            reached.TrySetResult();
            return release.Task;
        };
        await using var app = await world.StartAppAsync();
        var run = app.RunAsync();
        await reached.Task;
        var held = CheckedWorld.Read(await app.CheckAsync()).Of("lock");
        release.SetResult();
        var over = await run;
        Assert.Equal(200, over.Status);
        Assert.Equal(("fine", $"Run {over.Run.GetProperty("id").GetString()} holds the lock on the target, and is at work."), (held.Outcome, held.Found));
    }
}
