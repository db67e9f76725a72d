using System.Collections.Immutable;
using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Encoding;
using EngagementFunctions.Source;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Runs;

/// <summary>All rows in the run's shadow, not yet proved; disposing it drops the shadow.</summary>
internal sealed record LoadedShadow(ShadowTable Shadow, SentRows Sent) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Shadow.DisposeAsync();
}

/// <summary>From the described columns to all rows in the shadow: receiving, encoding and loading side by side.</summary>
internal sealed class ShadowLoading(
    IOptions<ColumnOptions> columnOptions,
    IOptions<RunOptions> runOptions,
    IOptions<BatchOptions> batchOptions,
    ShadowTables shadows,
    BatchLoader loader)
{
    /// <exception cref="Errors.ExtractionException">
    /// Before any row is asked for: a type that is not mapped, a schema or key that does not fit. Later: a value that the
    /// warehouse cannot hold, or a failure of either side.
    /// </exception>
    public async Task<LoadedShadow> LoadAsync(
        SourceSnapshot snapshot, TargetTable target, RunProgress run, CancellationToken ct)
    {
        var planned = ColumnMapping.Plan(snapshot.Columns, columnOptions.Value);
        var columns = TableSchemas.WithModes(planned, target.Existing?.Schema);
        SchemaGate.Check(run, target, columns);
        var key = KeyGate.Find(runOptions.Value.Key, columns);
        var shadow = await run.StepAsync("shadow", () => shadows.CreateAsync(target, columns, run.Id, run.Record.Attempt, ct));
        try
        {
            var extraction = new RowExtraction(snapshot, columns, batchOptions.Value);
            await run.StepAsync("extract", () => ExtractAsync(extraction, shadow, target, run, ct));
            Figures.SnapshotHeld.Record(snapshot.Held.GetValueOrDefault().TotalSeconds);
            return new LoadedShadow(shadow, new SentRows(extraction.Evidence, columns, key, snapshot.Statement));
        }
        catch
        {
            await shadow.DisposeAsync();
            throw;
        }
    }

    private async Task ExtractAsync(
        RowExtraction extraction, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken ct)
    {
        var loaded = await loader.LoadAsync(extraction.ReadBatchesAsync(ct), shadow, target, run, ct);
        run.Note(record => record with
        {
            Rows = extraction.Evidence.Rows,
            Bytes = loaded.Bytes,
            Batches = loaded.Batches,
            PolicyCounts = extraction.Evidence.Columns
                .Where(column => column.PolicyCount > 0)
                .ToImmutableSortedDictionary(column => column.Name, column => column.PolicyCount),
        });
    }
}
