using System.Globalization;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>The connection of one snapshot. What the server says goes through <see cref="SourceErrors"/>.</summary>
internal sealed class SourceSession : IAsyncDisposable
{
    // Planned and its rights checked, but not run. A cursor takes nothing but one query.
    private const string Check = "DECLARE engagement_check NO SCROLL CURSOR FOR ";

    // With it, a server that is still sorting notices that its client has gone, whatever ended the client.
    private const string WatchClient = "SET client_connection_check_interval = '2s'";

    private readonly SourceConnection _opened;
    private readonly NpgsqlConnection _connection;

    private SourceSession(SourceConnection opened) => (_opened, _connection) = (opened, opened.Connection);

    /// <summary>Takes the connection over.</summary>
    public static async Task<SourceSession> OverAsync(SourceConnection opened, CancellationToken cancellationToken)
    {
        var session = new SourceSession(opened);
        try
        {
            await session.WatchClientAsync(cancellationToken);
            return session;
        }
        catch (Exception e)
        {
            await session.DisposeAsync();
            throw SourceErrors.AtSignIn(e);
        }
    }

    /// <summary>Begins the transaction; its first statement takes the snapshot. Returns the server's time.</summary>
    public async Task<DateTimeOffset> BeginAsync(
        IReadOnlyList<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        batch.BatchCommands.Add(TakeSnapshot(settings));
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return new DateTimeOffset(reader.GetDateTime(0));
        }
        catch (Exception e)
        {
            throw SourceErrors.BeforeRows(e);
        }
    }

    /// <summary>Has the server check that this is one readable query, and asks what columns it gives.</summary>
    public async Task<IReadOnlyList<SourceColumn>> DescribeAsync(string statement, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync($"{Check}{statement}", cancellationToken);
            await ExecuteAsync("CLOSE engagement_check", cancellationToken);
            return await QueryDescription.ReadAsync(_connection, statement, cancellationToken);
        }
        catch (Exception e)
        {
            throw SourceErrors.BeforeRows(e, Check.Length);
        }
    }

    public Task<NpgsqlRawCopyStream> BeginCopyAsync(string statement, CancellationToken cancellationToken) =>
        // On lines of its own: the statement may end with a comment.
        _connection.BeginRawBinaryCopyAsync($"COPY (\n{statement}\n) TO STDOUT (FORMAT binary)", cancellationToken);

    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return (T?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _opened.DisposeAsync();

    private async Task WatchClientAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(WatchClient, cancellationToken);
        }
        catch (PostgresException e) when (
            e.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidParameterValue)
        {
            // Servers before version 14 and those on Windows cannot watch; the statement timeout has to do.
        }
    }

    private static NpgsqlBatchCommand TakeSnapshot(IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        var assignments = settings.Select((_, i) =>
            string.Create(CultureInfo.InvariantCulture, $"set_config(${(2 * i) + 1}, ${(2 * i) + 2}, true)"));
        var command = new NpgsqlBatchCommand($"SELECT transaction_timestamp(), {string.Join(", ", assignments)}");
        foreach (var (name, value) in settings)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
