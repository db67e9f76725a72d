namespace Google.Cloud.BigQuery.V2;

/// <summary>How a table is deleted; there is nothing to choose.</summary>
public sealed class DeleteTableOptions
{
}
