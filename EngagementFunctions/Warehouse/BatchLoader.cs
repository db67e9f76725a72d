using System.Globalization;
using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Encoding;
using EngagementFunctions.Runs;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>What was loaded.</summary>
/// <param name="Bytes">Bytes uploaded.</param>
/// <param name="Batches">Load jobs that ended well.</param>
internal sealed record LoadTotals(long Bytes, int Batches);

/// <summary>Appends batches to a shadow, each by one load job, one after the other, while the next one is being encoded.</summary>
internal sealed partial class BatchLoader(
    WarehouseConnection connection, WarehouseJobs jobs, IOptions<BigQueryOptions> options, ILogger<BatchLoader> logger)
{
    public async Task<LoadTotals> LoadAsync(
        IAsyncEnumerable<RowBatch> batches, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var totals = new LoadTotals(0, 0);
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            using (batch)
            {
                await LoadAsync(batch, shadow, target, run, cancellationToken);
                totals = new LoadTotals(totals.Bytes + batch.Content.Length, totals.Batches + 1);
                Log.BatchLoaded(logger, run.Id, batch.Number, batch.Rows, batch.Content.Length);
            }
        }

        return totals;
    }

    private Task LoadAsync(
        RowBatch batch, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var step = string.Create(CultureInfo.InvariantCulture, $"load_{batch.Number:D5}");
        var order = new JobOrder(
            WarehouseNames.JobId(run.Id, run.Record.Attempt, step), $"load batch {batch.Number}", target.Location, options.Value.JobTimeout);
        return jobs.RunAsync(
            order,
            (id, token) => UploadAsync(id, batch, shadow, target, run, token),
            existing => SameTable(existing.Load?.DestinationTable, shadow.Reference),
            cancellationToken);
    }

    private Task<BigQueryJob> UploadAsync(
        string jobId, RowBatch batch, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        batch.Content.Position = 0;
        var upload = new UploadParquetOptions
        {
            JobId = jobId,
            JobLocation = target.Location,
            Labels = JobLabels.Of(run, "load"),
            CreateDisposition = CreateDisposition.CreateNever,
            WriteDisposition = WriteDisposition.WriteAppend,
            // Without it BigQuery reads DATETIME as TIMESTAMP and takes REQUIRED columns for changed ones.
            ConfigurationModifier = load => load.Schema = shadow.Schema,
        };
        return connection.Client.UploadParquetAsync(shadow.Reference, batch.Content, upload, cancellationToken);
    }

    private static bool SameTable(TableReference? one, TableReference other) =>
        one is not null && WarehouseNames.Full(one) == WarehouseNames.Full(other);

    private static partial class Log
    {
        [LoggerMessage(EventIds.BatchLoaded, LogLevel.Debug, "Run {RunId}: batch {Batch} loaded, {Rows} rows, {Bytes} bytes")]
        public static partial void BatchLoaded(ILogger logger, RunId runId, int batch, long rows, long bytes);
    }
}
