namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a query job was asked.</summary>
public class JobConfigurationQuery
{
    public virtual bool? AllowLargeResults { get; set; }
    public virtual Clustering Clustering { get; set; }
    public virtual IList<ConnectionProperty> ConnectionProperties { get; set; }
    public virtual bool? Continuous { get; set; }
    public virtual string CreateDisposition { get; set; }
    public virtual bool? CreateSession { get; set; }
    public virtual DatasetReference DefaultDataset { get; set; }
    public virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    public virtual bool? FlattenResults { get; set; }
    public virtual int? MaximumBillingTier { get; set; }
    public virtual long? MaximumBytesBilled { get; set; }
    public virtual string ParameterMode { get; set; }
    public virtual bool? PreserveNulls { get; set; }
    public virtual string Priority { get; set; }
    public virtual string Query { get; set; }
    public virtual IList<QueryParameter> QueryParameters { get; set; }
    public virtual RangePartitioning RangePartitioning { get; set; }
    public virtual IList<string> SchemaUpdateOptions { get; set; }
    public virtual TimePartitioning TimePartitioning { get; set; }
    public virtual bool? UseLegacySql { get; set; }
    public virtual bool? UseQueryCache { get; set; }
    public virtual string WriteDisposition { get; set; }
    public virtual bool? WriteIncrementalResults { get; set; }
}
