using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

internal sealed partial class BigQueryClientImpl
{
    public override async Task<BigQueryDataset> GetDatasetAsync(
        DatasetReference datasetReference, GetDatasetOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(datasetReference);
        return new(await Get<Dataset>(RestPaths.Dataset(datasetReference)).ExecuteAsync(cancellationToken));
    }

    internal override async Task<BigQueryDataset> CreateDatasetAsync(
        DatasetReference datasetReference,
        Dataset resource,
        CreateDatasetOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(datasetReference);
        resource ??= new Dataset();
        resource.DatasetReference ??= datasetReference;
        if (RestPaths.Dataset(resource.DatasetReference) != RestPaths.Dataset(datasetReference))
            throw new ArgumentException("The resource names another dataset.", nameof(resource));
        var path = RestPaths.Datasets(datasetReference.ProjectId);
        var request = new BigqueryRequest<Dataset>(Service, "POST", path, resource);
        return new(await request.ExecuteAsync(cancellationToken));
    }
}
