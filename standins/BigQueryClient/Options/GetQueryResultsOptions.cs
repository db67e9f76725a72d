namespace Google.Cloud.BigQuery.V2;

/// <summary>How a query's result is waited for and read.</summary>
public sealed class GetQueryResultsOptions
{
    /// <summary>The whole wait; without it, five minutes.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Rows per page; without it, as many as the server likes.</summary>
    internal int? PageSize { get; set; }
}
