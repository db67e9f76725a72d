using EngagementFunctions.Local.Postgres;
using EngagementFunctions.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace EngagementFunctions.Tests.Support;

/// <summary>One real server for the whole assembly, started by the first test that asks for a database.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<ThrowawayPostgres>> _server =
        new(() => ThrowawayPostgres.StartAsync(CancellationToken.None));

    /// <summary>An empty database of the test's own; returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync() =>
        await (await _server.Value).CreateDatabaseAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
    }
}
