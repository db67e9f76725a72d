using EngagementFunctions.Configuration;
using EngagementFunctions.Runs;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>The one step that readers notice: the target becomes the shadow, at one instant, by one copy job.</summary>
internal sealed class Publication(WarehouseConnection connection, WarehouseJobs jobs, IOptions<BigQueryOptions> options)
{
    /// <summary>Ends when the job is DONE; a copy that has started cannot be called back.</summary>
    public Task PublishAsync(ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var order = new JobOrder(
            run.Record.PublishJob!, $"publish to {WarehouseNames.Full(target.Reference)}", target.Location, options.Value.JobTimeout);
        return jobs.RunAsync(
            order,
            (id, token) => connection.Client.CreateCopyJobAsync(
                shadow.Reference, target.Reference, Copy(id, target, run), token),
            existing => IsThisCopy(existing.Copy, shadow.Reference, target.Reference),
            cancellationToken);
    }

    /// <summary>Waits for the publish job of a run that is no more, if there is one.</summary>
    /// <returns>Whether it published.</returns>
    public async Task<bool> EndOfAsync(string jobId, string location, CancellationToken cancellationToken)
    {
        var order = new JobOrder(jobId, "wait for the publish job of an earlier run", location, options.Value.JobTimeout);
        var job = await jobs.FindAsync(order, cancellationToken);
        return job is not null && job.Status.ErrorResult is null;
    }

    private static CreateCopyJobOptions Copy(string jobId, TargetTable target, RunProgress run) => new()
    {
        JobId = jobId,
        JobLocation = target.Location,
        Labels = JobLabels.Of(run, "publish"),
        CreateDisposition = CreateDisposition.CreateIfNeeded,
        WriteDisposition = WriteDisposition.WriteTruncate,
    };

    private static bool IsThisCopy(JobConfigurationTableCopy? copy, TableReference shadow, TableReference target) =>
        copy is not null
        && (copy.SourceTable ?? copy.SourceTables?.SingleOrDefault()) is { } source
        && WarehouseNames.Full(source) == WarehouseNames.Full(shadow)
        && WarehouseNames.Full(copy.DestinationTable) == WarehouseNames.Full(target);
}
