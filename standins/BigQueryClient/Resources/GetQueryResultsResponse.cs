namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A page of a query's result.</summary>
internal class GetQueryResultsResponse
{
    internal virtual bool? CacheHit { get; set; }
    internal virtual IList<ErrorProto> Errors { get; set; }
    internal virtual bool? JobComplete { get; set; }
    internal virtual JobReference JobReference { get; set; }
    internal virtual long? NumDmlAffectedRows { get; set; }
    internal virtual string PageToken { get; set; }
    internal virtual IList<TableRow> Rows { get; set; }
    internal virtual TableSchema Schema { get; set; }
    internal virtual long? TotalBytesProcessed { get; set; }
    internal virtual ulong? TotalRows { get; set; }
}
