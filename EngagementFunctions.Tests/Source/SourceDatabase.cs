using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EngagementFunctions.Tests.Source;

/// <summary>A database of one test's own, and the product's way into it.</summary>
internal sealed class SourceDatabase(string connectionString)
{
    public const string ApplicationName = "engagement-test";

    public string ConnectionString => connectionString;

    public SourceOptions Options { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SourceDatabase> CreateAsync(PostgresFixture postgres, string? setUp = null)
    {
        var database = new SourceDatabase(await postgres.CreateDatabaseAsync());
        if (setUp is not null)
            await database.ExecuteAsync(setUp);
        return database;
    }

    public Task<SourceSnapshot> OpenAsync(string sql, params (string Name, string Value)[] parameters) =>
        OpenAsync(connectionString, sql, parameters);

    public Task<SourceSnapshot> OpenAsync(
        string connection, string sql, params (string Name, string Value)[] parameters) =>
        new PostgresSource(
            new SourceConnections(Options), Options, TimeProvider.System, NullLogger<PostgresSource>.Instance).OpenAsync(
            SourceLogin.Of(connection), new SourceQuery(sql, parameters.ToDictionary(p => p.Name, p => p.Value)), ApplicationName, Token);

    public async Task ExecuteAsync(string sql) => await ScalarAsync<object>(sql);

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token) is T value ? value : default;
    }

    /// <summary>Every row of a query whose columns are all text.</summary>
    public async Task<List<string?[]>> RowsAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(Token))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        return rows;
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timezone = "UTC" };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    /// <summary>Backends that the product has open on this database.</summary>
    public Task<long> SessionsAsync() => ScalarAsync<long>(
        $"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{ApplicationName}' "
        + "AND datname = current_database()");
}
