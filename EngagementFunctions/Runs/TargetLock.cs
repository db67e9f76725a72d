using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Warehouse;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>
/// One run at a time per target, whoever asked, on however many instances: a session advisory lock in the source
/// database, keyed by the target's full name, on a connection of its own.
/// </summary>
internal sealed class TargetLock(SourceConnections connections, WarehouseNames names)
{
    public const string ApplicationPrefix = "engagement lock ";

    private const string Key = "hashtextextended($1, 0)";

    private string Target => WarehouseNames.Full(names.Target);

    /// <exception cref="ExtractionException">Another run holds it: <see cref="ErrorCodes.TargetLocked"/>, naming that run.</exception>
    public async Task<HeldLock> AcquireAsync(string connectionString, RunId run, CancellationToken cancellationToken)
    {
        var connection = await connections.OpenAsync(connectionString, ApplicationPrefix + run, cancellationToken);
        try
        {
            await SurviveIdlenessAsync(connection, cancellationToken);
            var taken = await TryLockAsync(connection, cancellationToken);
            return taken ? new HeldLock(connection) : throw Locked(await HolderAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A holder that vanished from the network is noticed by the server within 90 s; an idle one is left alone.</summary>
    private static async Task SurviveIdlenessAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Joined with what the server knows: idle_session_timeout is younger than some servers.
        const string Sql = """
            SELECT set_config(known.name, wanted.value, false)
            FROM (VALUES
                ('tcp_keepalives_idle', '30'),
                ('tcp_keepalives_interval', '10'),
                ('tcp_keepalives_count', '3'),
                ('tcp_user_timeout', '60000'),
                ('idle_session_timeout', '0')
            ) AS wanted(name, value)
            JOIN pg_settings AS known USING (name)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Key})", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Target });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <returns>The holder's run id, or null when it let go meanwhile or cannot be seen.</returns>
    private async Task<RunId?> HolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT activity.application_name
            FROM pg_locks AS held
            JOIN pg_stat_activity AS activity USING (pid)
            WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
              AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (held.classid::bigint << 32 | held.objid::bigint) = {Key}
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Target });
        var name = await command.ExecuteScalarAsync(cancellationToken) as string ?? "";
        return name.StartsWith(ApplicationPrefix, StringComparison.Ordinal) && RunId.TryParse(name[ApplicationPrefix.Length..], out var id)
            ? id
            : null;
    }

    private ExtractionException Locked(RunId? holder) => new(
        ErrorKind.Refused,
        ErrorCodes.TargetLocked,
        holder is { } run
            ? $"Run {run} is at work on {Target}; one run at a time. Ask for it under /api/engagement/runs/{run}, and try again when it is over."
            : $"Another run is at work on {Target}; one run at a time. Try again when it is over.");
}

/// <summary>The lock in hand; disposing it lets go.</summary>
internal sealed class HeldLock(NpgsqlConnection connection) : IAsyncDisposable
{
    /// <summary>Asks the server over the lock's own connection: a session that ended took the lock with it.</summary>
    public async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
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

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
