namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a query did.</summary>
internal class JobStatistics2
{
    internal virtual int? BillingTier { get; set; }
    internal virtual bool? CacheHit { get; set; }
    internal virtual long? DdlAffectedRowAccessPolicyCount { get; set; }
    internal virtual TableReference DdlDestinationTable { get; set; }
    internal virtual string DdlOperationPerformed { get; set; }
    internal virtual DatasetReference DdlTargetDataset { get; set; }
    internal virtual TableReference DdlTargetTable { get; set; }
    internal virtual DmlStatistics DmlStats { get; set; }
    internal virtual long? EstimatedBytesProcessed { get; set; }
    internal virtual long? NumDmlAffectedRows { get; set; }
    internal virtual IList<TableReference> ReferencedTables { get; set; }
    internal virtual TableSchema Schema { get; set; }
    internal virtual string StatementType { get; set; }
    internal virtual long? TotalBytesBilled { get; set; }
    internal virtual long? TotalBytesProcessed { get; set; }
    internal virtual string TotalBytesProcessedAccuracy { get; set; }
    internal virtual long? TotalPartitionsProcessed { get; set; }
    internal virtual long? TotalSlotMs { get; set; }
    internal virtual long? TransferredBytes { get; set; }
    internal virtual IList<QueryParameter> UndeclaredQueryParameters { get; set; }
}
