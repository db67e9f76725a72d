namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Partitions by ranges of an integer.</summary>
public class RangePartitioning
{
    public virtual string Field { get; set; }
    public virtual RangeData Range { get; set; }

    public class RangeData
    {
        public virtual long? End { get; set; }
        public virtual long? Interval { get; set; }
        public virtual long? Start { get; set; }
    }
}
