using EngagementFunctions.Configuration;
using EngagementFunctions.Runs;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>
/// The one step that readers notice: the target takes the shadow's rows, at one instant. By a copy job, which is free;
/// by a query job that replaces the rows alone where a copy would drop row access policies.
/// </summary>
internal sealed class Publication(WarehouseConnection connection, WarehouseJobs jobs, IOptions<BigQueryOptions> options)
{
    // The client names this disposition from version 3.12 on.
    private const string TruncateData = "WRITE_TRUNCATE_DATA";
    private const string AllowAddition = "ALLOW_FIELD_ADDITION";

    /// <summary>Ends when the job is DONE; one that has started cannot be called back.</summary>
    public Task PublishAsync(ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var order = new JobOrder(
            run.Record.PublishJob!, $"publish to {WarehouseNames.Full(target.Reference)}", target.Location, options.Value.JobTimeout);
        return target.MayHaveRowPolicies
            ? jobs.RunAsync(order, (id, token) => QueryAsync(id, shadow, target, run, token), IsThisQuery, cancellationToken)
            : jobs.RunAsync(order, (id, token) => CopyAsync(id, shadow, target, run, token), IsThisCopy, cancellationToken);

        bool IsThisCopy(JobConfiguration existing) => Publishes(existing.Copy, shadow.Reference, target.Reference);

        bool IsThisQuery(JobConfiguration existing) =>
            existing.Query?.Query == Select(shadow) && Same(existing.Query.DestinationTable, target.Reference);
    }

    private Task<BigQueryJob> CopyAsync(
        string jobId, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var copy = new CreateCopyJobOptions
        {
            JobId = jobId,
            JobLocation = target.Location,
            Labels = JobLabels.Of(run, "publish"),
            CreateDisposition = CreateDisposition.CreateIfNeeded,
            WriteDisposition = WriteDisposition.WriteTruncate,
        };
        return connection.Client.CreateCopyJobAsync(shadow.Reference, target.Reference, copy, cancellationToken);
    }

    private Task<BigQueryJob> QueryAsync(
        string jobId, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var query = new QueryOptions
        {
            JobId = jobId,
            JobLocation = target.Location,
            Labels = JobLabels.Of(run, "publish"),
            DestinationTable = target.Reference,
            ConfigurationModifier = job =>
            {
                job.WriteDisposition = TruncateData;
                job.SchemaUpdateOptions = [AllowAddition];
            },
        };
        return connection.Client.CreateQueryJobAsync(Select(shadow), [], query, cancellationToken);
    }

    private static string Select(ShadowTable shadow) =>
        $"SELECT {string.Join(", ", shadow.Schema.Fields.Select(field => WarehouseNames.Sql(field.Name)))} FROM {WarehouseNames.Sql(shadow.Reference)}";

    /// <summary>Waits for the publish job of a run that is no more, if there is one.</summary>
    /// <returns>Whether it published.</returns>
    public async Task<bool> EndOfAsync(string jobId, string location, CancellationToken cancellationToken)
    {
        var order = new JobOrder(jobId, "wait for the publish job of an earlier run", location, options.Value.JobTimeout);
        var job = await jobs.FindAsync(order, cancellationToken);
        return job is not null && job.Status.ErrorResult is null;
    }

    private static bool Publishes(JobConfigurationTableCopy? copy, TableReference shadow, TableReference target) =>
        copy is not null && Same(copy.SourceTable ?? copy.SourceTables?.SingleOrDefault(), shadow) && Same(copy.DestinationTable, target);

    private static bool Same(TableReference? one, TableReference other) =>
        one is not null && WarehouseNames.Full(one) == WarehouseNames.Full(other);
}
