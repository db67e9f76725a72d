using System.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Source;

public class InterruptionTests(PostgresFixture postgres)
{
    private const string ManyRows = "SELECT g, repeat('x', 100) FROM generate_series(1, 50000000) g";

    [Fact]
    public async Task A_killed_backend_is_an_interruption_and_never_an_end()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync(ManyRows);
        var error = await Assert.ThrowsAsync<ExtractionException>(() => ReadAsync(
            snapshot,
            () => database.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'engagement-test' "
                + "AND datname = current_database()"),
            CancellationToken.None));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
    }

    [Fact]
    public async Task A_cancelled_query_frees_the_server_at_once()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync(ManyRows);
        using var stop = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(snapshot, stop.CancelAsync, stop.Token));
        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_query_that_has_not_sent_a_row_yet_is_cancelled_too()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync("SELECT pg_sleep(600)::text");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SourceRow.ReadAllAsync(snapshot, stop.Token));
        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    // Reads some chunks, does something, and reads on to whatever end comes.
    private static async Task ReadAsync(SourceSnapshot snapshot, Func<Task> inTheMiddle, CancellationToken cancellationToken)
    {
        var pipe = new CopyPipe();
        var receiving = snapshot.ReceiveAsync(pipe, cancellationToken);
        var seen = 0;
        await foreach (var chunk in pipe.ReceiveAllAsync(CancellationToken.None))
        {
            if (++seen == 4)
                await inTheMiddle();
            pipe.Return(chunk);
        }

        await receiving;
    }
}
