using Google.Api.Gax;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A job as it was when it was asked for.</summary>
public sealed class BigQueryJob
{
    private readonly BigQueryClient _client;

    internal BigQueryJob(BigQueryClient client, Job resource) => (_client, Resource) = (client, resource);

    public Job Resource { get; }

    public JobReference Reference => Resource.JobReference;

    public JobState State => Enum.Parse<JobState>(Resource.Status.State, ignoreCase: true);

    internal JobStatistics Statistics => Resource.Statistics;

    public JobStatus Status => Resource.Status;

    /// <summary>This job, or an exception if it has any error, also one that did not fail it.</summary>
    internal BigQueryJob ThrowOnAnyError()
    {
        JobErrors.ThrowIfAny(Reference, Status?.Errors);
        return this;
    }

    /// <summary>This job, or an exception if it failed.</summary>
    internal BigQueryJob ThrowOnFatalError()
    {
        JobErrors.ThrowIfAny(Reference, Status?.ErrorResult is { } error ? [error] : null);
        return this;
    }

    internal Task<BigQueryJob> PollUntilCompletedAsync(
        GetJobOptions options = null,
        PollSettings pollSettings = null,
        CancellationToken cancellationToken = default) =>
        _client.PollJobUntilCompletedAsync(Reference, options, pollSettings, cancellationToken);

    internal Task<BigQueryResults> GetQueryResultsAsync(
        GetQueryResultsOptions options = null,
        CancellationToken cancellationToken = default)
    {
        if (Resource.Configuration is { Query: null })
            throw new InvalidOperationException("Only a query job has results.");
        return _client.ReadQueryResultsAsync(Reference, options, cancellationToken);
    }
}
