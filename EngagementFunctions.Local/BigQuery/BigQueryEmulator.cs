using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Local.BigQuery.Uploads;

namespace EngagementFunctions.Local.BigQuery;

/// <summary>BigQuery's REST interface on a loopback port, over DuckDB. What it cannot do, it refuses by name.</summary>
internal sealed class BigQueryEmulator : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly EmulatorState _state;

    private BigQueryEmulator(WebApplication server, EmulatorState state)
    {
        _server = server;
        _state = state;
        Origin = new Uri(server.Urls.Single() + "/");
    }

    public Uri Origin { get; }

    public Uri BaseUri => new(Origin, "bigquery/v2/");

    /// <summary>Every request so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _state.Requests.ToList();

    /// <summary>The emulator's own work per kind of job (LOAD, COPY, QUERY), waiting left out.</summary>
    public IReadOnlyDictionary<string, TimeSpan> WorkTime => _state.WorkTime.PerKind;

    /// <summary>What the tests and the demo look at without going over HTTP.</summary>
    public Warehouse Warehouse => _state.Warehouse;

    public static async Task<BigQueryEmulator> StartAsync(
        BigQueryEmulatorOptions options, CancellationToken cancellationToken)
    {
        var warehouse = new Warehouse(options.Clock, options.DataFile);
        var state = new EmulatorState(options, warehouse);
        var server = EmulatorServer.Build(state);
        await server.StartAsync(cancellationToken);
        return new BigQueryEmulator(server, state);
    }

    /// <summary>
    /// A way past the interface: DuckDB SQL over schema <c>"project:dataset"</c>, table <c>"name"</c>, committed at
    /// once and unknown to the catalog. The answer is the first cell, if there is one.
    /// </summary>
    public object? ExecuteStorage(string duckDbSql)
    {
        using var connection = Warehouse.OpenConnection();
        return connection.Scalar(duckDbSql);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _state.DisposeAsync();
    }
}
