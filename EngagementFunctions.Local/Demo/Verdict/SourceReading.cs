using System.Runtime.CompilerServices;
using Npgsql;

namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>A column of the query as PostgreSQL describes it.</summary>
internal sealed record SourceColumn(string Name, string Type);

/// <summary>
/// The query's rows as text, straight from PostgreSQL: the yardstick. The session is read-only and writes nothing.
/// </summary>
internal sealed class SourceReading : IAsyncDisposable
{
    // What the app's own query asks the session for; other queries do not notice.
    private const string Session = """
        SELECT set_config('default_transaction_read_only', 'on', false), set_config('TimeZone', 'UTC', false),
               set_config('engagement.excluded_user_ids', '{2,3,6,9,10,23,58}', false)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly string _query;

    private SourceReading(NpgsqlConnection connection, string query, IReadOnlyList<SourceColumn> columns)
    {
        _connection = connection;
        _query = query;
        Columns = columns;
    }

    public IReadOnlyList<SourceColumn> Columns { get; }

    public static async Task<SourceReading> OpenAsync(
        string connectionString, string query, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var session = new NpgsqlCommand(Session, connection);
        await session.ExecuteNonQueryAsync(cancellationToken);
        var from = $"(\n{query.Trim().TrimEnd(';')}\n) AS query";
        return new SourceReading(connection, from, await DescribeAsync(connection, from, cancellationToken));
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT count(*) FROM {_query}");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async IAsyncEnumerable<string?[]> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var texts = string.Join(", ", Columns.Select(SourceText.Of));
        await using var command = Command($"SELECT {texts} FROM {_query}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new string?[Columns.Count];
            for (var at = 0; at < row.Length; at++) row[at] = reader.IsDBNull(at) ? null : reader.GetString(at);
            yield return row;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private NpgsqlCommand Command(string sql) => new(sql, _connection) { CommandTimeout = 0 };

    private static async Task<IReadOnlyList<SourceColumn>> DescribeAsync(
        NpgsqlConnection connection, string from, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT * FROM {from} LIMIT 0", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return [.. Enumerable.Range(0, reader.FieldCount)
            .Select(at => new SourceColumn(reader.GetName(at), reader.GetDataTypeName(at)))];
    }
}
