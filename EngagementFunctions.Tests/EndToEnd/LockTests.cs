using System.Globalization;
using EngagementFunctions.Errors;
using EngagementFunctions.Local.Faults;
using EngagementFunctions.Runs;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>The lock on the target: who gets it when, and what becomes of a holder that lost it without knowing.</summary>
public class LockTests(PostgresFixture postgres)
{
    private const int Users = 30;
    private const long Rows = (2 * Users) - 12;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private const int MostSecondsToFirstProbe = 30;

    [Fact]
    public async Task Asked_while_the_last_journal_row_of_a_run_is_written_the_next_run_goes_through()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var one = await world.StartAppAsync();
        await using var other = await world.StartAppAsync();
        var closing = new TaskCompletionSource();
        var met = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = async job =>
        {
            if (!closing.Task.IsCompleted && job.Reference.JobId!.EndsWith("_finished", StringComparison.Ordinal))
            {
                closing.SetResult();
                await met.Task;
            }
        };
        var first = one.RunAsync();
        await closing.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        var next = other.RunAsync();
        await Eventually.TrueAsync(async () => next.IsCompleted || await SessionsAtTheLockAsync(world) == 2);
        met.SetResult();

        var second = await next;
        Assert.True((await first).Status == 200 && second.Status == 200, second.Body.GetRawText());
    }

    [Fact]
    public async Task A_process_frozen_before_its_publish_request_and_overtaken_publishes_nothing_when_it_thaws()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var proxy = new FaultProxy(new NpgsqlConnectionStringBuilder(world.Source).Port);
        world.Vault.Secrets.Set(
            world.Names.SecretName, new NpgsqlConnectionStringBuilder(world.Source) { Port = proxy.Port }.ConnectionString);
        await using var zombie = await world.StartAppAsync();
        await using var successor = await world.StartAppAsync();

        // After the verification it asks the source once more whether the lock is held, and publishes on a yes.
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (!asked.Task.IsCompleted && job.Kind == "QUERY" && IsVerification((string)job.Details["query"]!))
            {
                proxy.Plant(new SocketFault { Hold = () => { asked.TrySetResult(); return answered.Task; } });
            }

            return Task.CompletedTask;
        };
        var overtaken = zombie.RunAsync();
        await asked.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        await zombie.FreezeAsync();
        proxy.Heal();
        answered.SetResult();
        await world.ChangeSourceAsync("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name LIKE 'engagement%' AND datname = current_database()");
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" = 7""");
        var second = await successor.RunAsync();
        Assert.Equal((200, "finished"), (second.Status, second.State));

        await zombie.ThawAsync();
        var late = await overtaken;
        Assert.True(late.Status >= 400, late.Body.GetRawText());
        Assert.Contains("verify done", zombie.Log, StringComparison.Ordinal);
        Assert.Equal(Rows - 2, await world.PublishedRowsAsync());
        Assert.Equal(second.Run.GetProperty("id").GetString(), await LastPublishedAsync(world));
    }

    [Fact]
    public async Task A_lock_whose_session_the_server_ended_before_the_run_began_is_told_as_such()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        var isEnded = false;
        world.EmulatorOptions.BeforeJob = async _ =>
        {
            if (!isEnded)
            {
                isEnded = true;
                await world.ChangeSourceAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'engagement lock%' AND datname = current_database()");
            }
        };
        var answer = await app.RunAsync();
        Assert.Equal((503, "lock_lost", "failed"), (answer.Status, answer.Code, answer.State));
        Assert.False(await world.IsTargetThereAsync());
    }

    [Fact]
    public async Task A_session_that_lives_without_the_lock_does_not_hold_it()
    {
        var database = await postgres.CreateDatabaseAsync();
        var connections = new SourceConnections(new SourceOptions());
        await using var held = new HeldLock(
            await connections.OpenAsync(SourceLogin.Of(database), "engagement lock", TestContext.Current.CancellationToken), "a.b.c");
        var lost = await Assert.ThrowsAsync<ExtractionException>(() => held.EnsureHeldAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ErrorCodes.LockLost, lost.Code);
    }

    [Fact]
    public async Task The_server_probes_the_lock_s_connection_so_that_a_vanished_holder_is_noticed()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        var loading = new TaskCompletionSource();
        var looked = new TaskCompletionSource();
        world.EmulatorOptions.BeforeJob = async job =>
        {
            if (job.Kind == "LOAD")
            {
                loading.TrySetResult();
                await looked.Task;
            }
        };
        var run = app.RunAsync();
        await loading.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        var (timer, seconds) = await KeepaliveAsync(world);
        looked.SetResult();

        Assert.Equal(200, (await run).Status);
        Assert.Equal(2, timer);
        Assert.InRange(seconds, 0, MostSecondsToFirstProbe);
    }

    private static async Task<long> SessionsAtTheLockAsync(EngagementWorld world)
    {
        await using var connection = new NpgsqlConnection(world.Source);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name ~ '^engagement (lock|done)' AND datname = current_database() AND query LIKE '%pg_locks%'
                OR application_name LIKE 'engagement done%' AND datname = current_database()
            """,
            connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static bool IsVerification(string query) =>
        query.Contains("shadow_", StringComparison.Ordinal) && query.Contains("FARM_FINGERPRINT", StringComparison.Ordinal);

    private static async Task<string?> LastPublishedAsync(EngagementWorld world) =>
        (await world.JournalAsync()).Last(row => row["state"] is "published" or "finished")["run_id"];

    /// <returns>What the server's kernel says of the lock's connection: timer 2 is keepalive; when it fires next, in seconds.</returns>
    private static async Task<(int Timer, double Seconds)> KeepaliveAsync(EngagementWorld world)
    {
        await using var connection = new NpgsqlConnection(world.Source);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT client_port FROM pg_stat_activity WHERE application_name LIKE 'engagement lock%' AND datname = current_database()",
            connection);
        var client = (int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        var server = connection.ConnectionString is var text ? new NpgsqlConnectionStringBuilder(text).Port : 0;
        var row = (await File.ReadAllLinesAsync("/proc/net/tcp", TestContext.Current.CancellationToken))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(fields => fields[1].EndsWith($":{server:X4}", StringComparison.Ordinal) && fields[2].EndsWith($":{client:X4}", StringComparison.Ordinal));
        var parts = row[5].Split(':');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 100.0);
    }
}
