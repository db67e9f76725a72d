namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A page of a query's result.</summary>
public class GetQueryResultsResponse
{
    public virtual bool? CacheHit { get; set; }
    public virtual IList<ErrorProto> Errors { get; set; }
    public virtual bool? JobComplete { get; set; }
    public virtual JobReference JobReference { get; set; }
    public virtual long? NumDmlAffectedRows { get; set; }
    public virtual string PageToken { get; set; }
    public virtual IList<TableRow> Rows { get; set; }
    public virtual TableSchema Schema { get; set; }
    public virtual long? TotalBytesProcessed { get; set; }
    public virtual ulong? TotalRows { get; set; }
}
