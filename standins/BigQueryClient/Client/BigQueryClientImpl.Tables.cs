using Google.Api.Gax;
using Google.Api.Gax.Rest;
using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

internal sealed partial class BigQueryClientImpl
{
    public override async Task<BigQueryTable> GetTableAsync(
        TableReference tableReference, GetTableOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        return new(await Get<Table>(RestPaths.Table(tableReference)).ExecuteAsync(cancellationToken));
    }

    public override async Task<BigQueryTable> CreateTableAsync(
        TableReference tableReference, Table resource, CreateTableOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        ArgumentNullException.ThrowIfNull(resource);
        resource.TableReference ??= tableReference;
        if (RestPaths.Table(resource.TableReference) != RestPaths.Table(tableReference))
            throw new ArgumentException("The resource names another table.", nameof(resource));
        var path = RestPaths.Tables(tableReference.ProjectId, tableReference.DatasetId);
        var request = new BigqueryRequest<Table>(Service, "POST", path, resource);
        return new(await request.ExecuteAsync(cancellationToken));
    }

    internal override async Task<BigQueryTable> PatchTableAsync(
        TableReference tableReference, Table resource, PatchTableOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        ArgumentNullException.ThrowIfNull(resource);
        var request = new BigqueryRequest<Table>(Service, "PATCH", RestPaths.Table(tableReference), resource);
        if (resource.ETag is not null)
            request.Retried();
        return new(await request.ExecuteAsync(cancellationToken));
    }

    public override Task DeleteTableAsync(
        TableReference tableReference, DeleteTableOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        var request = new BigqueryRequest<string>(Service, "DELETE", RestPaths.Table(tableReference));
        return request.ExecuteAsync(cancellationToken);
    }

    public override PagedAsyncEnumerable<TableList, BigQueryTable> ListTablesAsync(
        DatasetReference datasetReference, ListTablesOptions options)
    {
        ArgumentNullException.ThrowIfNull(datasetReference);
        var path = RestPaths.Tables(datasetReference.ProjectId, datasetReference.DatasetId);
        return new RestPagedAsyncEnumerable<TableList, BigQueryTable>(
            (token, cancellation) => Get<TableList>(path)
                .With("maxResults", options?.PageSize)
                .With("pageToken", token ?? options?.PageToken)
                .ExecuteAsync(cancellation),
            page => (page.Tables ?? []).Select(listed => new BigQueryTable(Partial(listed))),
            page => page.NextPageToken);
    }

    private static Table Partial(TableList.TablesData listed) => new()
    {
        Clustering = listed.Clustering,
        CreationTime = listed.CreationTime,
        ExpirationTime = listed.ExpirationTime,
        FriendlyName = listed.FriendlyName,
        Id = listed.Id,
        Labels = listed.Labels,
        RangePartitioning = listed.RangePartitioning,
        TableReference = listed.TableReference,
        TimePartitioning = listed.TimePartitioning,
        Type = listed.Type,
    };
}
