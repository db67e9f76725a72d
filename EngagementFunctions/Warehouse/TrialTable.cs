using System.Globalization;
using System.Net;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Google;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Warehouse;

/// <summary>
/// A table of one row in the work dataset, to try what a run will do there. It expires by itself, should the process die.
/// </summary>
internal sealed class TrialTable(
    WarehouseConnection connection, WarehouseCalls calls, WarehouseQueries queries, WarehouseNames names, TimeProvider time)
{
    private const string Column = "trial";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A query job that touches no table.</summary>
    public Task RunJobAsync(RunId id, string location, CancellationToken cancellationToken) =>
        queries.ReadAsync("run a job", location, new WarehouseQuery("SELECT 1 AS one", [], id, "check"), cancellationToken);

    public Task CreateAsync(RunId id, CancellationToken cancellationToken) =>
        calls.CallAsync("create a table in the work dataset", token => EnsureAsync(names.Trial(id), token), cancellationToken);

    public Task WriteAsync(RunId id, string location, CancellationToken cancellationToken)
    {
        var sql = $"INSERT INTO {WarehouseNames.Sql(names.Trial(id))} ({WarehouseNames.Sql(Column)}) VALUES (1)";
        var query = new WarehouseQuery(sql, [], id, "check", WarehouseNames.JobId(id, 1, "check"));
        return queries.WriteAsync("write to a table of the work dataset", location, query, Patience, cancellationToken);
    }

    /// <returns>How many rows are there.</returns>
    public async Task<long> ReadAsync(RunId id, string location, CancellationToken cancellationToken)
    {
        var sql = $"SELECT COUNT({WarehouseNames.Sql(Column)}) AS found FROM {WarehouseNames.Sql(names.Trial(id))}";
        var rows = await queries.ReadAsync(
            "read a table of the work dataset", location, new WarehouseQuery(sql, [], id, "check"), cancellationToken);
        return Convert.ToInt64(rows[0]["found"], CultureInfo.InvariantCulture);
    }

    public Task DropAsync(RunId id, CancellationToken cancellationToken) =>
        calls.CallAsync("delete a table of the work dataset", token => DropIfThereAsync(names.Trial(id), token), cancellationToken);

    /// <summary>At the end of a round that could not drop it in order.</summary>
    public async Task TryDropAsync(RunId id)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await DropAsync(id, patience.Token);
        }
        catch (Exception failure) when (failure is ExtractionException or OperationCanceledException)
        {
            // The check that could not delete it has said so.
        }
    }

    private async Task EnsureAsync(TableReference table, CancellationToken cancellationToken)
    {
        var resource = new Table
        {
            TableReference = table,
            Schema = new TableSchema { Fields = [new TableFieldSchema { Name = Column, Type = "INTEGER", Mode = "NULLABLE" }] },
            ExpirationTime = time.GetUtcNow().Add(Lifetime).ToUnixTimeMilliseconds(),
        };
        try
        {
            await connection.Client.CreateTableAsync(table, resource, cancellationToken: cancellationToken);
        }
        catch (GoogleApiException exists) when (exists.HttpStatusCode == HttpStatusCode.Conflict)
        {
            // The name is this round's alone: an earlier try of this very call created it.
        }
    }

    private async Task DropIfThereAsync(TableReference table, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Client.DeleteTableAsync(table, cancellationToken: cancellationToken);
        }
        catch (GoogleApiException gone) when (gone.HttpStatusCode == HttpStatusCode.NotFound)
        {
            // Gone is what was wanted.
        }
    }
}
