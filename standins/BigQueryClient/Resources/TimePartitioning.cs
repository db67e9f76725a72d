namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Partitions by time.</summary>
public class TimePartitioning
{
    public virtual long? ExpirationMs { get; set; }
    public virtual string Field { get; set; }
    public virtual bool? RequirePartitionFilter { get; set; }
    public virtual string Type { get; set; }
}
