namespace Google.Cloud.BigQuery.V2;

/// <summary>How a dataset is made; there is nothing to choose.</summary>
internal sealed class CreateDatasetOptions
{
}
