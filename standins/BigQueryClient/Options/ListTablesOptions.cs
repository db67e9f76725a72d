namespace Google.Cloud.BigQuery.V2;

/// <summary>How tables are listed.</summary>
public sealed class ListTablesOptions
{
    public int? PageSize { get; set; }

    public string PageToken { get; set; }
}
