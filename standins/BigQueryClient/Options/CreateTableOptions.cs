namespace Google.Cloud.BigQuery.V2;

/// <summary>How a table is made; there is nothing to choose.</summary>
public sealed class CreateTableOptions
{
}
