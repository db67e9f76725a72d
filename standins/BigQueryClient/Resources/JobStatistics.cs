namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a job did; times are epoch milliseconds.</summary>
public class JobStatistics
{
    public virtual double? CompletionRatio { get; set; }
    public virtual JobStatistics5 Copy { get; set; }
    public virtual long? CreationTime { get; set; }
    public virtual long? EndTime { get; set; }
    public virtual long? FinalExecutionDurationMs { get; set; }
    public virtual JobStatistics3 Load { get; set; }
    public virtual long? NumChildJobs { get; set; }
    public virtual string ParentJobId { get; set; }
    public virtual JobStatistics2 Query { get; set; }
    public virtual long? StartTime { get; set; }
    public virtual long? TotalBytesProcessed { get; set; }
    public virtual long? TotalSlotMs { get; set; }
}
