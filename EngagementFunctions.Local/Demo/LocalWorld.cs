using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.Demo.Output;
using EngagementFunctions.Local.Demo.Seed;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Local.Postgres;
using EngagementFunctions.Local.Vault;
using Npgsql;

namespace EngagementFunctions.Local.Demo;

/// <summary>Everything the app finds around itself: the source, the warehouse, the vault and the sign-in.</summary>
internal sealed class LocalWorld : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly DemoOptions _options;
    private readonly DemoNames _names;
    private readonly Narrator _narrator;
    private readonly BigQueryEmulatorOptions _emulator;

    private LocalWorld(DemoOptions options, DemoNames names, Narrator narrator)
    {
        _options = options;
        _names = names;
        _narrator = narrator;
        _emulator = new BigQueryEmulatorOptions { JobLatency = options.JobLatency };
    }

    /// <summary>The database that is read.</summary>
    public string Source { get; private set; } = null!;

    public VaultStandIn Vault { get; private set; } = null!;

    public BigQueryEmulator Emulator { get; private set; } = null!;

    public WarehouseRest Rest { get; private set; } = null!;

    public static async Task<LocalWorld> StartAsync(
        DemoOptions options, DemoNames names, Narrator narrator, CancellationToken cancellationToken)
    {
        var world = new LocalWorld(options, names, narrator);
        try
        {
            world.Source = options.Source ?? await world.StartPostgresAsync(cancellationToken);
            await world.StartVaultAsync(cancellationToken);
            await world.StartWarehouseAsync(cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on the emulator asks nobody for a token, so that bq, curl and a browser may look.</summary>
    public void Open() => _emulator.AcceptToken = null;

    public async ValueTask DisposeAsync()
    {
        Rest?.Dispose();
        while (_parts.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task<string> StartPostgresAsync(CancellationToken cancellationToken)
    {
        var server = await _narrator.StepAsync("PostgreSQL",
            () => Started(ThrowawayPostgres.StartAsync(cancellationToken)), Address);
        var database = await server.CreateDatabaseAsync(cancellationToken);
        await _narrator.StepAsync("seeding", async () =>
        {
            await SeededDatabase.SeedAsync(database, _options.Users, cancellationToken);
            return _options.Users;
        }, users => $"{Narrator.Number(users)} invented users, {Narrator.Number(2L * users)} specializations");
        return database;
    }

    private static string Address(ThrowawayPostgres server)
    {
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return $"{connection.Host}:{connection.Port}, {(server.IsOurs ? "a throwaway cluster" : "as given")}";
    }

    private async Task StartVaultAsync(CancellationToken cancellationToken)
    {
        Vault = await Started(VaultStandIn.StartAsync(new VaultOptions(), cancellationToken));
        Vault.Secrets.Set(_names.SecretName, Source);
        _narrator.Labelled("Key Vault, sign-in", $"{Vault.VaultUri} (TLS), the connection string is its only secret");
    }

    private async Task StartWarehouseAsync(CancellationToken cancellationToken)
    {
        _emulator.AcceptToken = Vault.AcceptsForBigQuery;
        Emulator = await Started(BigQueryEmulator.StartAsync(_emulator, cancellationToken));
        Rest = new WarehouseRest(Emulator.BaseUri, _names.Project, Vault.IssueForBigQuery);
        await Rest.CreateDatasetAsync(_names.Dataset, cancellationToken);
        await Rest.CreateDatasetAsync(_names.WorkDataset, cancellationToken);
        if (_options.Source is null) await Routines.CreateAsync(Rest, _names, cancellationToken);
        _narrator.Labelled("BigQuery emulator",
            $"{Emulator.BaseUri}, each job takes {_options.JobLatency.TotalMilliseconds:0} ms and its work");
    }

    private async Task<T> Started<T>(Task<T> part) where T : IAsyncDisposable
    {
        var started = await part;
        _parts.Push(started);
        return started;
    }
}
