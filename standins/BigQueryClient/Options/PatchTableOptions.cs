namespace Google.Cloud.BigQuery.V2;

/// <summary>How a table is changed; there is nothing to choose.</summary>
internal sealed class PatchTableOptions
{
}
