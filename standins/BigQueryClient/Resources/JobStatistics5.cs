namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a copy did.</summary>
public class JobStatistics5
{
    public virtual long? CopiedLogicalBytes { get; set; }
    public virtual long? CopiedRows { get; set; }
}
