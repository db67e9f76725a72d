namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Partitions by ranges of an integer.</summary>
public class RangePartitioning
{
    internal virtual string Field { get; set; }
    internal virtual RangeData Range { get; set; }

    internal class RangeData
    {
        internal virtual long? End { get; set; }
        internal virtual long? Interval { get; set; }
        internal virtual long? Start { get; set; }
    }
}
