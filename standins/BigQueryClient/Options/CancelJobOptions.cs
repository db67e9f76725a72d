namespace Google.Cloud.BigQuery.V2;

/// <summary>How a job is cancelled; there is nothing to choose.</summary>
internal sealed class CancelJobOptions
{
}
