using Google.Api.Gax;
using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

internal sealed partial class BigQueryClientImpl
{
    private static readonly PollSettings EveryFiveSeconds = new(Expiration.None, TimeSpan.FromSeconds(5));

    public override Task<BigQueryJob> CreateCopyJobAsync(
        TableReference source,
        TableReference destination,
        CreateCopyJobOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        var job = JobRequests.Create(this, JobRequests.Copy(source, destination, options), options);
        return InsertAsync(job, cancellationToken);
    }

    public override async Task<BigQueryJob> GetJobAsync(
        JobReference jobReference, GetJobOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobReference);
        var request = Get<Job>(RestPaths.Job(jobReference)).With("location", jobReference.Location);
        return new(this, await request.ExecuteAsync(cancellationToken));
    }

    internal override async Task<BigQueryJob> CancelJobAsync(
        JobReference jobReference, CancelJobOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobReference);
        var path = RestPaths.Job(jobReference) + "/cancel";
        var request = new BigqueryRequest<JobCancelResponse>(Service, "POST", path)
            .With("location", jobReference.Location)
            .Retried();
        var response = await request.ExecuteAsync(cancellationToken);
        return new(this, response.Job);
    }

    public override async Task<BigQueryJob> PollJobUntilCompletedAsync(
        JobReference jobReference,
        GetJobOptions options,
        PollSettings pollSettings,
        CancellationToken cancellationToken)
    {
        var settings = pollSettings ?? EveryFiveSeconds;
        var endsAt = settings.Expiration.EndsAt(Time);
        var delay = settings.Delay;
        while (true)
        {
            var job = await GetJobAsync(jobReference, options, cancellationToken);
            if (job.State == JobState.Done)
                return job;
            if (Time.GetUtcNow().UtcDateTime + delay >= endsAt)
                throw new TimeoutException("The job was not done within the time that the poll settings allow.");
            await Task.Delay(delay, Time, cancellationToken);
            delay = settings.Next(delay);
        }
    }

    private async Task<BigQueryJob> InsertAsync(Job job, CancellationToken cancellation)
    {
        var path = RestPaths.Jobs(job.JobReference.ProjectId);
        var request = new BigqueryRequest<Job>(Service, "POST", path, job).Retried();
        return new(this, await request.ExecuteAsync(cancellation));
    }
}
