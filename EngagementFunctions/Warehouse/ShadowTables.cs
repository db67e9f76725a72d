using System.Net;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Warehouse;

/// <summary>An attempt's own table: everything lands here first. Dropped when disposed of; it also expires by itself.</summary>
internal sealed class ShadowTable(Table resource, Func<ValueTask> drop) : IAsyncDisposable
{
    public TableReference Reference => resource.TableReference;

    public TableSchema Schema => resource.Schema;

    public ValueTask DisposeAsync() => drop();
}

/// <summary>Creates and drops shadows.</summary>
internal sealed partial class ShadowTables(
    WarehouseConnection connection, WarehouseCalls calls, WarehouseNames names, TimeProvider time, ILogger<ShadowTables> logger)
{
    /// <summary>How long a shadow outlives a process that died.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly TimeSpan DropPatience = TimeSpan.FromSeconds(15);

    /// <summary>Creates the attempt's shadow, shaped so that a copy over the target keeps what the target has.</summary>
    public async Task<ShadowTable> CreateAsync(
        TargetTable target, IReadOnlyList<TargetColumn> columns, RunId run, int attempt, CancellationToken cancellationToken)
    {
        var resource = Resource(target.Existing, columns, names.Shadow(run, attempt));
        await calls.CallAsync(
            $"create the shadow table {WarehouseNames.Full(resource.TableReference)}",
            token => EnsureAsync(resource, token),
            cancellationToken);
        return new ShadowTable(resource, () => DropAsync(resource.TableReference));
    }

    /// <summary>Drops every shadow of the target but the named one: whoever made them no longer holds the lock.</summary>
    /// <param name="own">Full name of the shadow to spare.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task DropOthersAsync(string own, CancellationToken cancellationToken)
    {
        var others = await calls.CallAsync("list the shadow tables", ListAsync, cancellationToken);
        foreach (var other in others.Where(shadow => WarehouseNames.Full(shadow) != own))
        {
            await calls.CallAsync("drop a shadow left behind", token => DropIfThereAsync(other, token), cancellationToken);
        }
    }

    private async Task<List<TableReference>> ListAsync(CancellationToken cancellationToken)
    {
        var shadows = new List<TableReference>();
        await foreach (var table in connection.Client.ListTablesAsync(names.WorkDataset).WithCancellation(cancellationToken))
        {
            if (names.IsShadow(table.Reference.TableId))
            {
                shadows.Add(table.Reference);
            }
        }

        return shadows;
    }

    private Table Resource(Table? target, IReadOnlyList<TargetColumn> columns, TableReference reference) => new()
    {
        TableReference = reference,
        Schema = TableSchemas.Of(columns, target?.Schema),
        Description = target?.Description,
        TimePartitioning = target?.TimePartitioning,
        RangePartitioning = target?.RangePartitioning,
        Clustering = target?.Clustering,
        ExpirationTime = time.GetUtcNow().Add(Lifetime).ToUnixTimeMilliseconds(),
    };

    private async Task EnsureAsync(Table resource, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Client.CreateTableAsync(resource.TableReference, resource, cancellationToken: cancellationToken);
        }
        catch (GoogleApiException exists) when (exists.HttpStatusCode == HttpStatusCode.Conflict)
        {
            // The name is this attempt's alone: an earlier try of this very call created it.
        }
    }

    private async ValueTask DropAsync(TableReference shadow)
    {
        using var patience = new CancellationTokenSource(DropPatience, time);
        try
        {
            await calls.CallAsync("drop the shadow table", token => DropIfThereAsync(shadow, token), patience.Token);
        }
        catch (Exception failure) when (failure is ExtractionException or OperationCanceledException)
        {
            Log.ShadowNotDropped(logger, WarehouseNames.Full(shadow), Lifetime.TotalHours);
        }
    }

    private async Task DropIfThereAsync(TableReference shadow, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Client.DeleteTableAsync(shadow, cancellationToken: cancellationToken);
        }
        catch (GoogleApiException gone) when (gone.HttpStatusCode == HttpStatusCode.NotFound)
        {
            // Gone is what was wanted.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ShadowNotDropped, LogLevel.Warning, "Shadow {Shadow} could not be dropped; it expires within {Hours} h")]
        public static partial void ShadowNotDropped(ILogger logger, string shadow, double hours);
    }
}
