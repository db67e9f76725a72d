using System.Globalization;
using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.Demo;
using EngagementFunctions.Local.Demo.Seed;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Local.Vault;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>A source, a warehouse and a vault of a test's own, and the app as a process against them.</summary>
internal sealed class EngagementWorld : IAsyncDisposable
{
    private readonly List<AppProcess> _apps = [];

    private EngagementWorld(BigQueryEmulator emulator, BigQueryEmulatorOptions options, VaultStandIn vault, string source)
    {
        Emulator = emulator;
        EmulatorOptions = options;
        Vault = vault;
        Source = source;
        Rest = new WarehouseRest(emulator.BaseUri, Names.Project, vault.IssueForBigQuery);
    }

    public DemoNames Names { get; } = new();

    public BigQueryEmulator Emulator { get; }

    /// <summary>May be changed while the emulator runs: latencies, hooks.</summary>
    public BigQueryEmulatorOptions EmulatorOptions { get; }

    public VaultStandIn Vault { get; }

    /// <summary>Connection string of the source.</summary>
    public string Source { get; }

    public WarehouseRest Rest { get; }

    /// <summary>Everything is there but the app: the source seeded, the datasets made, the secret in the vault.</summary>
    public static async Task<EngagementWorld> StartAsync(PostgresFixture postgres, int users)
    {
        var ct = TestContext.Current.CancellationToken;
        var source = await postgres.CreateDatabaseAsync();
        await SeededDatabase.SeedAsync(source, users, ct);
        var vault = await VaultStandIn.StartAsync(new VaultOptions(), ct);
        var options = new BigQueryEmulatorOptions { AcceptToken = vault.AcceptsForBigQuery };
        var world = new EngagementWorld(await BigQueryEmulator.StartAsync(options, ct), options, vault, source);
        vault.Secrets.Set(world.Names.SecretName, source);
        await world.Rest.CreateDatasetAsync(world.Names.Dataset, ct);
        await world.Rest.CreateDatasetAsync(world.Names.WorkDataset, ct);
        return world;
    }

    /// <summary>Starts the app with the settings of a deployment, changed by the given ones; null takes a setting away.</summary>
    public async Task<AppProcess> StartAppAsync(params (string Name, string? Value)[] changes)
    {
        var app = AppProcess.Start(AppSettings.Of(this, changes));
        _apps.Add(app);
        await app.WaitUntilListeningAsync();
        return app;
    }

    /// <summary>What a reader counts at this moment.</summary>
    public async Task<long> PublishedRowsAsync() => long.Parse(
        (await QueryAsync($"SELECT COUNT(*) FROM `{Names.Target}`")).Rows.Single()[0]!, CultureInfo.InvariantCulture);

    public Task<RestTable> QueryAsync(string sql) => Rest.QueryAsync(sql, TestContext.Current.CancellationToken);

    /// <returns>The journal's rows, oldest first, by column.</returns>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> JournalAsync() =>
        [.. (await QueryAsync($"SELECT * FROM `{Names.Project}.{Names.WorkDataset}.engagement_runs` ORDER BY state_at")).ByName()];

    public async Task ChangeSourceAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Source);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<bool> IsTargetThereAsync() =>
        (await Rest.TableNamesAsync(Names.Dataset, TestContext.Current.CancellationToken)).Contains(Names.Table);

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
        }

        Rest.Dispose();
        await Emulator.DisposeAsync();
        await Vault.DisposeAsync();
    }
}
