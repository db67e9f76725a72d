using EngagementFunctions.Errors;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>What a session has to be like that holds the lock.</summary>
internal static class LockSession
{
    /// <summary>Asks the server something over the lock's session.</summary>
    /// <exception cref="ExtractionException">The session is gone: <see cref="ErrorCodes.LockLost"/>.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            throw new ExtractionException(
                ErrorKind.Transient,
                ErrorCodes.LockLost,
                "The connection that holds the target's lock is gone, so another run may have begun; nothing was published.",
                lost);
        }
    }

    /// <summary>A standby grants the same key as its primary does, and so keeps nobody out.</summary>
    public static async Task EnsurePrimaryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_is_in_recovery()", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
        {
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.LockOnStandby,
                "The lock on the target would be on a standby, which keeps no other run out. Put the connection string of the primary "
                + "into the vault, and the secret's name into KeyVault__LockSecretName; rows are still read from the standby.");
        }
    }

    /// <summary>A holder that vanished from the network is noticed by the server within 90 s; an idle one is left alone.</summary>
    public static async Task SurviveIdlenessAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
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
}
