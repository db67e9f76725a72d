using System.Globalization;
using System.Net;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using Google;
using Google.Api.Gax;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Warehouse;

/// <summary>A job with an id made by us, so that asking for it twice does it once.</summary>
/// <param name="Id">Id of the first try; a further one, after the job itself failed, gets a suffix.</param>
/// <param name="What">What it does, to stand after "could not".</param>
/// <param name="Location">Where its tables are.</param>
/// <param name="Timeout">How long to wait for it.</param>
/// <param name="Tries">How many jobs in all, should BigQuery fail; 1 for a job that may have done a part of its work for good.</param>
internal sealed record JobOrder(string Id, string What, string Location, TimeSpan Timeout, int Tries = 3);

/// <summary>Runs jobs to their end: insert or adopt, wait, and once more under a new id if BigQuery itself failed.</summary>
internal sealed partial class WarehouseJobs(
    WarehouseConnection connection, WarehouseCalls calls, ILogger<WarehouseJobs> logger)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SlowestPoll = TimeSpan.FromSeconds(5);

    /// <param name="order">The job.</param>
    /// <param name="insert">Inserts it under the given id; called again, with the same id, when the outcome is unknown.</param>
    /// <param name="isOurs">Whether a job found under that id does what <paramref name="insert"/> asks for.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <returns>The job, DONE and without error.</returns>
    public Task<BigQueryJob> RunAsync(
        JobOrder order,
        Func<string, CancellationToken, Task<BigQueryJob>> insert,
        Func<JobConfiguration, bool> isOurs,
        CancellationToken cancellationToken) =>
        Telemetry.JobAsync(order.What, order.Id, () => RunToEndAsync(order, insert, isOurs, cancellationToken));

    private async Task<BigQueryJob> RunToEndAsync(
        JobOrder order,
        Func<string, CancellationToken, Task<BigQueryJob>> insert,
        Func<JobConfiguration, bool> isOurs,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = TryId(order, attempt);
            var job = await calls.CallAsync(order.What, token => InsertOrAdoptAsync(id, order, insert, isOurs, token), cancellationToken);
            job = await calls.CallAsync(order.What, token => DoneAsync(job, order, token), cancellationToken);
            var failure = Failure(job, order);
            if (failure is null)
            {
                return job;
            }

            if (!failure.IsTransient || attempt == order.Tries)
            {
                throw failure;
            }

            Figures.Retries.Add(1, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, failure.Code));
        }
    }

    /// <returns>The last try of the order, DONE; null where there was none.</returns>
    public async Task<BigQueryJob?> FindAsync(JobOrder order, CancellationToken cancellationToken)
    {
        BigQueryJob? last = null;
        for (var attempt = 1; attempt <= order.Tries; attempt++)
        {
            var id = TryId(order, attempt);
            var found = await calls.CallAsync(order.What, token => FindAsync(id, order, token), cancellationToken);
            last = found ?? last;
            if (found?.Status.ErrorResult is null)
            {
                // Either there is no such try, or it is the one that succeeded: none follows it.
                break;
            }
        }

        return last;
    }

    private async Task<BigQueryJob?> FindAsync(string id, JobOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var job = await connection.Client.GetJobAsync(Reference(id, order), cancellationToken: cancellationToken);
            return await DoneAsync(job, order, cancellationToken);
        }
        catch (GoogleApiException missing) when (missing.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static string TryId(JobOrder order, int attempt) =>
        attempt == 1 ? order.Id : string.Create(CultureInfo.InvariantCulture, $"{order.Id}_again{attempt}");

    private JobReference Reference(string id, JobOrder order) =>
        new() { ProjectId = connection.Client.ProjectId, JobId = id, Location = order.Location.Length > 0 ? order.Location : null };

    private async Task<BigQueryJob> InsertOrAdoptAsync(
        string id,
        JobOrder order,
        Func<string, CancellationToken, Task<BigQueryJob>> insert,
        Func<JobConfiguration, bool> isOurs,
        CancellationToken cancellationToken)
    {
        try
        {
            return await insert(id, cancellationToken);
        }
        catch (GoogleApiException taken) when (taken.HttpStatusCode == HttpStatusCode.Conflict)
        {
            var existing = await connection.Client.GetJobAsync(Reference(id, order), cancellationToken: cancellationToken);
            if (!isOurs(existing.Resource.Configuration))
            {
                throw new ExtractionException(
                    ErrorKind.Data, ErrorCodes.JobForeign, $"The job {id} exists and does something else; nothing was done. Look at it: bq show -j {id}");
            }

            Log.JobAdopted(logger, id);
            return existing;
        }
    }

    private async Task<BigQueryJob> DoneAsync(BigQueryJob job, JobOrder order, CancellationToken cancellationToken)
    {
        if (job.State == JobState.Done)
        {
            return job;
        }

        try
        {
            var polling = new PollSettings(Expiration.FromTimeout(order.Timeout), FirstPoll, Growth, SlowestPoll);
            return await connection.Client.PollJobUntilCompletedAsync(
                job.Reference, pollSettings: polling, cancellationToken: cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ExtractionException(
                ErrorKind.Data,
                ErrorCodes.JobTimedOut,
                $"BigQuery did not {order.What} within {order.Timeout:c}. The job may still end: bq show -j {job.Reference.JobId}");
        }
    }

    private static ExtractionException? Failure(BigQueryJob job, JobOrder order)
    {
        var error = job.Status.ErrorResult;
        return error is null
            ? null
            : WarehouseErrors.FromReason(
                error.Reason ?? "", 0, error.Message ?? "", $"{order.What} (job {job.Reference.JobId}; bq show -j tells more)");
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.JobAdopted, LogLevel.Warning, "Job {JobId} existed already and is ours: waiting for it")]
        public static partial void JobAdopted(ILogger logger, string jobId);
    }
}
