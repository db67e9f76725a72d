using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

internal sealed partial class BigQueryClientImpl
{
    private static readonly TimeSpan DefaultResultsTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    public override Task<BigQueryJob> CreateQueryJobAsync(
        string sql,
        IEnumerable<BigQueryParameter> parameters,
        QueryOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var job = JobRequests.Create(this, JobRequests.Query(sql, parameters, options), options);
        return InsertAsync(job, cancellationToken);
    }

    public override async Task<BigQueryResults> ExecuteQueryAsync(
        string sql,
        IEnumerable<BigQueryParameter> parameters,
        QueryOptions queryOptions,
        GetQueryResultsOptions resultsOptions,
        CancellationToken cancellationToken)
    {
        var job = await CreateQueryJobAsync(sql, parameters, queryOptions, cancellationToken);
        return await job.GetQueryResultsAsync(resultsOptions, cancellationToken);
    }

    internal override async Task<BigQueryResults> GetQueryResultsAsync(
        JobReference jobReference, GetQueryResultsOptions options, CancellationToken cancellationToken)
    {
        var job = await GetJobAsync(jobReference, null, cancellationToken);
        return await job.GetQueryResultsAsync(options, cancellationToken);
    }

    internal override async Task<BigQueryResults> ReadQueryResultsAsync(
        JobReference jobReference, GetQueryResultsOptions options, CancellationToken cancellationToken)
    {
        Task<GetQueryResultsResponse> PageAsync(string token, CancellationToken cancellation) =>
            PageOfResultsAsync(jobReference, options, token, cancellation);
        return new(await PageAsync(null, cancellationToken), PageAsync);
    }

    private async Task<GetQueryResultsResponse> PageOfResultsAsync(
        JobReference job, GetQueryResultsOptions options, string token, CancellationToken cancellation)
    {
        var timeout = options?.Timeout ?? DefaultResultsTimeout;
        var start = Time.GetTimestamp();
        while (true)
        {
            var left = timeout - Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException("The query was not done within the time that the options allow.");
            var request = Get<GetQueryResultsResponse>(RestPaths.QueryResults(job))
                .With("location", job.Location)
                .With("timeoutMs", (long)(left < LongestCall ? left : LongestCall).TotalMilliseconds)
                .With("maxResults", options?.PageSize)
                .With("pageToken", token)
                .With("formatOptions.useInt64Timestamp", "true");
            var response = await request.ExecuteAsync(cancellation);
            if (response.JobComplete == true)
                return response;
        }
    }
}
