namespace Google.Cloud.BigQuery.V2;

/// <summary>How tables are listed.</summary>
public sealed class ListTablesOptions
{
    internal int? PageSize { get; set; }

    internal string PageToken { get; set; }
}
