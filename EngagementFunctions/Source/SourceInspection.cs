using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>The server as a sign-in finds it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="IsStandby">Whether it follows another server.</param>
/// <param name="Protocol">How the connection is encrypted, as the server tells; null where it is not.</param>
/// <param name="IsVerified">Whether the app verified the server's certificate and name.</param>
internal sealed record ServerFacts(string Version, bool IsStandby, string? Protocol, bool IsVerified);

/// <summary>Signs in and looks around.</summary>
internal sealed class SourceInspection(SourceConnections connections)
{
    private const string Sql = """
        SELECT current_setting('server_version'), pg_is_in_recovery(), CASE WHEN ssl THEN version || ', ' || cipher END
        FROM pg_stat_ssl
        WHERE pid = pg_backend_pid()
        """;

    /// <exception cref="Errors.ExtractionException">The server cannot be reached, or refuses the sign-in.</exception>
    public async Task<ServerFacts> LookAsync(SourceLogin login, string applicationName, CancellationToken cancellationToken)
    {
        await using var opened = await connections.OpenAsync(login, applicationName, cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Sql, opened.Connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return new ServerFacts(
                reader.GetString(0),
                reader.GetBoolean(1),
                await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2),
                opened.IsVerified);
        }
        catch (Exception failure) when (failure is NpgsqlException)
        {
            throw SourceErrors.BeforeRows(failure);
        }
    }
}
