using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>The lock in hand; disposing it lets go.</summary>
internal sealed class HeldLock(SourceConnection opened, string target) : IAsyncDisposable
{
    /// <summary>Asks the server over the lock's own connection whether this very session holds the lock.</summary>
    /// <exception cref="ExtractionException">It does not: <see cref="ErrorCodes.LockLost"/>.</exception>
    public async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        // A session that ended took the lock with it; behind a pooler it may be another session that answers.
        const string Sql = $"SELECT EXISTS (SELECT FROM {LockSession.Granted} AND held.pid = pg_backend_pid())";
        var isHeld = await LockSession.AskAsync(async () =>
        {
            await using var command = LockSession.Command(opened.Connection, Sql, target);
            return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        });
        if (!isHeld)
        {
            throw LockSession.Lost();
        }
    }

    /// <summary>Says under whose id the lock is held from now on: a request asked for again goes on under its run's first id.</summary>
    public Task RenameAsync(RunProgress run, CancellationToken cancellationToken) =>
        ShowAsync(new LockHolder(run.Id, run.Request.Idempotency?.Key), cancellationToken);

    /// <summary>Says that only the journal's last row is still to come: whoever reads that row finds the lock free or leaving.</summary>
    public async Task LeaveAsync(RunProgress run, CancellationToken cancellationToken)
    {
        try
        {
            await ShowAsync(new LockHolder(run.Id, run.Request.Idempotency?.Key, isLeaving: true), cancellationToken);
        }
        catch (ExtractionException)
        {
            // The rows are published: whoever comes next is turned away a moment longer, or finds the lock free.
        }
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    private Task ShowAsync(LockHolder holder, CancellationToken cancellationToken) => LockSession.AskAsync(async () =>
    {
        const string Sql = "SELECT set_config('application_name', $1, false)";
        await using var command = LockSession.Command(opened.Connection, Sql, holder.ApplicationName);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    });
}
