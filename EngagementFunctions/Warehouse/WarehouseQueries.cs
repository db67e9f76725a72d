using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Runs;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>A query job under an id of ours.</summary>
/// <param name="Sql">GoogleSQL.</param>
/// <param name="Parameters">Named parameters.</param>
/// <param name="Run">The run that it is made for.</param>
/// <param name="Step">The step, for id and label.</param>
/// <param name="JobId">Id of the job; null lets the client make one, where asking twice does no harm.</param>
/// <param name="Tries">How many jobs in all, should BigQuery fail.</param>
internal sealed record WarehouseQuery(
    string Sql, IReadOnlyList<BigQueryParameter> Parameters, RunId? Run, string Step, string? JobId = null, int Tries = 3);

/// <summary>Runs queries to their end.</summary>
internal sealed class WarehouseQueries(
    WarehouseConnection connection, WarehouseCalls calls, WarehouseJobs jobs, IOptions<BigQueryOptions> options)
{
    private static readonly TimeSpan ReadPatience = TimeSpan.FromMinutes(10);

    /// <summary>A query that only reads.</summary>
    public Task<IReadOnlyList<BigQueryRow>> ReadAsync(
        string what, string location, WarehouseQuery query, CancellationToken cancellationToken) =>
        Telemetry.JobAsync(what, null, () => calls.CallAsync(what, token => RowsAsync(location, query, token), cancellationToken));

    /// <summary>A statement that writes: its id makes it happen once.</summary>
    public async Task<BigQueryJob> WriteAsync(
        string what, string location, WarehouseQuery query, TimeSpan timeout, CancellationToken cancellationToken) =>
        await jobs.RunAsync(
            new JobOrder(query.JobId!, what, location, timeout, query.Tries),
            (id, token) => connection.Client.CreateQueryJobAsync(query.Sql, query.Parameters, Options(id, location, query), token),
            existing => existing.Query?.Query == query.Sql,
            cancellationToken);

    private async Task<IReadOnlyList<BigQueryRow>> RowsAsync(
        string location, WarehouseQuery query, CancellationToken cancellationToken)
    {
        var results = await connection.Client.ExecuteQueryAsync(
            query.Sql,
            query.Parameters,
            Options(null, location, query),
            new GetQueryResultsOptions { Timeout = ReadPatience },
            cancellationToken);
        var rows = new List<BigQueryRow>();
        await foreach (var row in results.GetRowsAsync().WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private QueryOptions Options(string? jobId, string location, WarehouseQuery query) => new()
    {
        JobId = jobId,
        JobLocation = location.Length > 0 ? location : NullIfEmpty(options.Value.Location),
        // The evidence has to come from the table as it is now.
        UseQueryCache = false,
        Labels = query.Run is { } run ? JobLabels.Of(run, query.Step) : null,
    };

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
