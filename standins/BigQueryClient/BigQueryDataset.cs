using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A dataset as it was when it was asked for.</summary>
public sealed class BigQueryDataset
{
    internal BigQueryDataset(Dataset resource) => Resource = resource;

    public Dataset Resource { get; }

    internal DatasetReference Reference => Resource.DatasetReference;
}
