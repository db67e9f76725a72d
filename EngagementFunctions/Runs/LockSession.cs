using EngagementFunctions.Errors;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>What a session has to be like that holds the lock.</summary>
internal static class LockSession
{
    private const int PatienceSeconds = 15;

    /// <summary>The lock's key for a target's full name, the first parameter.</summary>
    public const string Key = "hashtextextended($1, 0)";

    /// <summary>What is granted of the lock, as rows of pg_locks called held.</summary>
    public const string Granted = $"""
        pg_locks AS held
        WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
          AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (held.classid::bigint << 32 | held.objid::bigint) = {Key}
        """;

    /// <summary>Asks the server something over the lock's session.</summary>
    /// <exception cref="ExtractionException">
    /// The session is gone or silent: <see cref="ErrorCodes.LockLost"/>. The server refused the statement.
    /// </exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (PostgresException refused) when (!IsEnd(refused))
        {
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.SourceRefused,
                $"PostgreSQL refused a statement of the target's lock (SQLSTATE {refused.SqlState}). The lock needs a session of its own "
                + "and PostgreSQL's advisory locks: connect to the server itself, not through a pooler.");
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            throw Lost(lost);
        }
    }

    public static ExtractionException Lost(Exception? cause = null) => new(
        ErrorKind.Transient,
        ErrorCodes.LockLost,
        "The session that holds the target's lock is gone, so another run may have begun; nothing was published.",
        cause);

    /// <summary>Classes 08 and 57 (connection, operator intervention) end sessions; a server that ends one says so.</summary>
    private static bool IsEnd(PostgresException error) =>
        error.IsTransient || error.SqlState.StartsWith("08", StringComparison.Ordinal) || error.SqlState.StartsWith("57", StringComparison.Ordinal);

    /// <returns>A command that does not wait for a server that has vanished.</returns>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params string[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PatienceSeconds };
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }

    /// <summary>A standby grants the same key as its primary does, and so keeps nobody out.</summary>
    public static async Task EnsurePrimaryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT pg_is_in_recovery()");
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
        await using var command = Command(connection, Sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
