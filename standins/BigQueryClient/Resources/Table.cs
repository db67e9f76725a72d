using Google.Apis.Requests;

namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A table and what it declares.</summary>
public class Table : IDirectResponseSchema
{
    public virtual Clustering Clustering { get; set; }
    public virtual long? CreationTime { get; set; }
    public virtual string Description { get; set; }
    public virtual EncryptionConfiguration EncryptionConfiguration { get; set; }
    public virtual string ETag { get; set; }
    public virtual long? ExpirationTime { get; set; }
    public virtual string FriendlyName { get; set; }
    public virtual string Id { get; set; }
    public virtual IDictionary<string, string> Labels { get; set; }
    public virtual ulong? LastModifiedTime { get; set; }
    public virtual string Location { get; set; }
    public virtual long? NumActiveLogicalBytes { get; set; }
    public virtual long? NumActivePhysicalBytes { get; set; }
    public virtual long? NumBytes { get; set; }
    public virtual long? NumCurrentPhysicalBytes { get; set; }
    public virtual long? NumLongTermBytes { get; set; }
    public virtual long? NumLongTermLogicalBytes { get; set; }
    public virtual long? NumLongTermPhysicalBytes { get; set; }
    public virtual long? NumPartitions { get; set; }
    public virtual long? NumPhysicalBytes { get; set; }
    public virtual ulong? NumRows { get; set; }
    public virtual long? NumTimeTravelPhysicalBytes { get; set; }
    public virtual long? NumTotalLogicalBytes { get; set; }
    public virtual long? NumTotalPhysicalBytes { get; set; }
    public virtual RangePartitioning RangePartitioning { get; set; }
    public virtual bool? RequirePartitionFilter { get; set; }
    public virtual TableSchema Schema { get; set; }
    public virtual TableConstraints TableConstraints { get; set; }
    public virtual TableReference TableReference { get; set; }
    public virtual TimePartitioning TimePartitioning { get; set; }
    public virtual string Type { get; set; }
}
