using Google.Api.Gax;
using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>What the official client offers, as far as the function app uses it.</summary>
public abstract class BigQueryClient : IDisposable
{
    private protected BigQueryClient()
    {
    }

    public abstract BigqueryService Service { get; }

    public abstract string ProjectId { get; }

    internal abstract string DefaultLocation { get; }

    public abstract Task<BigQueryTable> GetTableAsync(
        TableReference tableReference,
        GetTableOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract Task<BigQueryTable> CreateTableAsync(
        TableReference tableReference,
        Table resource,
        CreateTableOptions options = null,
        CancellationToken cancellationToken = default);

    internal abstract Task<BigQueryTable> PatchTableAsync(
        TableReference tableReference,
        Table resource,
        PatchTableOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract Task DeleteTableAsync(
        TableReference tableReference,
        DeleteTableOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract PagedAsyncEnumerable<TableList, BigQueryTable> ListTablesAsync(
        DatasetReference datasetReference,
        ListTablesOptions options = null);

    public abstract Task<BigQueryDataset> GetDatasetAsync(
        DatasetReference datasetReference,
        GetDatasetOptions options = null,
        CancellationToken cancellationToken = default);

    internal abstract Task<BigQueryDataset> CreateDatasetAsync(
        DatasetReference datasetReference,
        Dataset resource = null,
        CreateDatasetOptions options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a load and uploads its file; how the load itself went is asked afterwards.</summary>
    public abstract Task<BigQueryJob> UploadParquetAsync(
        TableReference tableReference,
        Stream input,
        UploadParquetOptions options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a load and uploads its file; how the load itself went is asked afterwards.</summary>
    /// <param name="tableReference">Where the rows go.</param>
    /// <param name="schema">The columns; without them, the table's own are asked for and sent.</param>
    /// <param name="input">Newline-delimited JSON.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    internal abstract Task<BigQueryJob> UploadJsonAsync(
        TableReference tableReference,
        TableSchema schema,
        Stream input,
        UploadJsonOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract Task<BigQueryJob> CreateCopyJobAsync(
        TableReference source,
        TableReference destination,
        CreateCopyJobOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract Task<BigQueryJob> CreateQueryJobAsync(
        string sql,
        IEnumerable<BigQueryParameter> parameters,
        QueryOptions options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a query and waits for its result.</summary>
    public abstract Task<BigQueryResults> ExecuteQueryAsync(
        string sql,
        IEnumerable<BigQueryParameter> parameters,
        QueryOptions queryOptions = null,
        GetQueryResultsOptions resultsOptions = null,
        CancellationToken cancellationToken = default);

    internal abstract Task<BigQueryResults> GetQueryResultsAsync(
        JobReference jobReference,
        GetQueryResultsOptions options = null,
        CancellationToken cancellationToken = default);

    public abstract Task<BigQueryJob> GetJobAsync(
        JobReference jobReference,
        GetJobOptions options = null,
        CancellationToken cancellationToken = default);

    internal abstract Task<BigQueryJob> CancelJobAsync(
        JobReference jobReference,
        CancelJobOptions options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Asks again and again until the job is done, however it ended.</summary>
    public abstract Task<BigQueryJob> PollJobUntilCompletedAsync(
        JobReference jobReference,
        GetJobOptions options = null,
        PollSettings pollSettings = null,
        CancellationToken cancellationToken = default);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Waits for the result of a job that is known to be a query.</summary>
    internal abstract Task<BigQueryResults> ReadQueryResultsAsync(
        JobReference jobReference,
        GetQueryResultsOptions options,
        CancellationToken cancellationToken);
}
