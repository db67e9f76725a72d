namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a query job was asked.</summary>
public class JobConfigurationQuery
{
    internal virtual bool? AllowLargeResults { get; set; }
    internal virtual Clustering Clustering { get; set; }
    internal virtual IList<ConnectionProperty> ConnectionProperties { get; set; }
    internal virtual bool? Continuous { get; set; }
    internal virtual string CreateDisposition { get; set; }
    internal virtual bool? CreateSession { get; set; }
    internal virtual DatasetReference DefaultDataset { get; set; }
    internal virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    internal virtual bool? FlattenResults { get; set; }
    internal virtual int? MaximumBillingTier { get; set; }
    internal virtual long? MaximumBytesBilled { get; set; }
    internal virtual string ParameterMode { get; set; }
    internal virtual bool? PreserveNulls { get; set; }
    internal virtual string Priority { get; set; }
    public virtual string Query { get; set; }
    internal virtual IList<QueryParameter> QueryParameters { get; set; }
    internal virtual RangePartitioning RangePartitioning { get; set; }
    public virtual IList<string> SchemaUpdateOptions { get; set; }
    internal virtual TimePartitioning TimePartitioning { get; set; }
    internal virtual bool? UseLegacySql { get; set; }
    internal virtual bool? UseQueryCache { get; set; }
    public virtual string WriteDisposition { get; set; }
    internal virtual bool? WriteIncrementalResults { get; set; }
}
