namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a job did; times are epoch milliseconds.</summary>
internal class JobStatistics
{
    internal virtual double? CompletionRatio { get; set; }
    internal virtual JobStatistics5 Copy { get; set; }
    internal virtual long? CreationTime { get; set; }
    internal virtual long? EndTime { get; set; }
    internal virtual long? FinalExecutionDurationMs { get; set; }
    internal virtual JobStatistics3 Load { get; set; }
    internal virtual long? NumChildJobs { get; set; }
    internal virtual string ParentJobId { get; set; }
    internal virtual JobStatistics2 Query { get; set; }
    internal virtual long? StartTime { get; set; }
    internal virtual long? TotalBytesProcessed { get; set; }
    internal virtual long? TotalSlotMs { get; set; }
}
