namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a query did.</summary>
public class JobStatistics2
{
    public virtual int? BillingTier { get; set; }
    public virtual bool? CacheHit { get; set; }
    public virtual long? DdlAffectedRowAccessPolicyCount { get; set; }
    public virtual TableReference DdlDestinationTable { get; set; }
    public virtual string DdlOperationPerformed { get; set; }
    public virtual DatasetReference DdlTargetDataset { get; set; }
    public virtual TableReference DdlTargetTable { get; set; }
    public virtual DmlStatistics DmlStats { get; set; }
    public virtual long? EstimatedBytesProcessed { get; set; }
    public virtual long? NumDmlAffectedRows { get; set; }
    public virtual IList<TableReference> ReferencedTables { get; set; }
    public virtual TableSchema Schema { get; set; }
    public virtual string StatementType { get; set; }
    public virtual long? TotalBytesBilled { get; set; }
    public virtual long? TotalBytesProcessed { get; set; }
    public virtual string TotalBytesProcessedAccuracy { get; set; }
    public virtual long? TotalPartitionsProcessed { get; set; }
    public virtual long? TotalSlotMs { get; set; }
    public virtual long? TransferredBytes { get; set; }
    public virtual IList<QueryParameter> UndeclaredQueryParameters { get; set; }
}
