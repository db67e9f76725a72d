namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Partitions by time.</summary>
public class TimePartitioning
{
    internal virtual long? ExpirationMs { get; set; }
    internal virtual string Field { get; set; }
    internal virtual bool? RequirePartitionFilter { get; set; }
    internal virtual string Type { get; set; }
}
