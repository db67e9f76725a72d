namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load did.</summary>
public class JobStatistics3
{
    public virtual long? BadRecords { get; set; }
    public virtual long? InputFileBytes { get; set; }
    public virtual long? InputFiles { get; set; }
    public virtual long? OutputBytes { get; set; }
    public virtual long? OutputRows { get; set; }
}
