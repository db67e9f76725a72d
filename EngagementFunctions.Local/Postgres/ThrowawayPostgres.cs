using System.Security.Cryptography;
using Npgsql;

namespace EngagementFunctions.Local.Postgres;

/// <summary>
/// A real PostgreSQL server to make databases in: the one that <see cref="GivenServerVariable"/> names,
/// else a cluster of our own from the installed programs, gone after use.
/// </summary>
internal sealed class ThrowawayPostgres : IAsyncDisposable
{
    public const string GivenServerVariable = "ENGAGEMENT_TEST_POSTGRES";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PostgresCluster? _cluster;
    private readonly List<string> _databases = [];

    private ThrowawayPostgres(string connectionString, PostgresCluster? cluster)
    {
        // A pool would keep a session of every database made here, up to the server's limit of 100.
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        _cluster = cluster;
    }

    /// <summary>Signs in to the maintenance database as a role that may create databases.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether the server itself is gone after use.</summary>
    public bool IsOurs => _cluster is not null;

    public static async Task<ThrowawayPostgres> StartAsync(CancellationToken cancellationToken)
    {
        var given = Environment.GetEnvironmentVariable(GivenServerVariable);
        if (!string.IsNullOrWhiteSpace(given)) return new ThrowawayPostgres(given, cluster: null);

        return await StartAsync(new ClusterShape(), cancellationToken);
    }

    /// <summary>A cluster of our own, whatever server is named, with settings and files of its own.</summary>
    public static async Task<ThrowawayPostgres> StartAsync(ClusterShape shape, CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var cluster = await PostgresCluster.StartAsync(password, shape, cancellationToken);
        var server = new ThrowawayPostgres(ConnectionStringOf(cluster, password), cluster);
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await server.DisposeAsync();
            throw new LocalWorldException($"The PostgreSQL server did not answer within {StartLimit.TotalSeconds:0} s.");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database and returns the connection string for it.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"engagement_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        lock (_databases) _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            return;
        }

        foreach (var name in _databases)
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        for (var pause = TimeSpan.FromMilliseconds(50); !await IsReadyAsync(limit.Token); pause *= 1.2)
        {
            if (_cluster!.HasExited)
                throw new LocalWorldException($"The PostgreSQL server ended while starting: {_cluster.LogTail()}");
            await Task.Delay(pause, limit.Token);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync("SELECT 1", cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string ConnectionStringOf(PostgresCluster cluster, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = cluster.Port,
            Username = "postgres",
            Password = password,
            Database = "postgres",
        }.ConnectionString;
}
