namespace Google.Cloud.BigQuery.V2;

/// <summary>How a job is read; there is nothing to choose.</summary>
public sealed class GetJobOptions
{
}
