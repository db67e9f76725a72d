using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>The lock in hand; disposing it lets go.</summary>
internal sealed class HeldLock(SourceConnection opened) : IAsyncDisposable
{
    /// <summary>Asks the server over the lock's own connection: a session that ended took the lock with it.</summary>
    public async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", opened.Connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            throw new ExtractionException(
                ErrorKind.Transient,
                ErrorCodes.LockLost,
                "The connection that held the target's lock is gone, so another run may have begun; nothing was published.",
                lost);
        }
    }

    /// <summary>Says under whose id the lock is held from now on: a request asked for again goes on under its run's first id.</summary>
    public async Task RenameAsync(RunProgress run, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT set_config('application_name', $1, false)", opened.Connection);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = new LockHolder(run.Id, run.Request.Idempotency?.Key).ApplicationName,
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}
