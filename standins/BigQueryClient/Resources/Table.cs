using Google.Apis.Requests;

namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A table and what it declares.</summary>
public class Table : IDirectResponseSchema
{
    public virtual Clustering Clustering { get; set; }
    internal virtual long? CreationTime { get; set; }
    public virtual string Description { get; set; }
    internal virtual EncryptionConfiguration EncryptionConfiguration { get; set; }
    public virtual string ETag { get; set; }
    public virtual long? ExpirationTime { get; set; }
    internal virtual string FriendlyName { get; set; }
    internal virtual string Id { get; set; }
    internal virtual IDictionary<string, string> Labels { get; set; }
    internal virtual ulong? LastModifiedTime { get; set; }
    public virtual string Location { get; set; }
    internal virtual long? NumActiveLogicalBytes { get; set; }
    internal virtual long? NumActivePhysicalBytes { get; set; }
    internal virtual long? NumBytes { get; set; }
    internal virtual long? NumCurrentPhysicalBytes { get; set; }
    internal virtual long? NumLongTermBytes { get; set; }
    internal virtual long? NumLongTermLogicalBytes { get; set; }
    internal virtual long? NumLongTermPhysicalBytes { get; set; }
    internal virtual long? NumPartitions { get; set; }
    internal virtual long? NumPhysicalBytes { get; set; }
    public virtual ulong? NumRows { get; set; }
    internal virtual long? NumTimeTravelPhysicalBytes { get; set; }
    internal virtual long? NumTotalLogicalBytes { get; set; }
    internal virtual long? NumTotalPhysicalBytes { get; set; }
    public virtual RangePartitioning RangePartitioning { get; set; }
    internal virtual bool? RequirePartitionFilter { get; set; }
    public virtual TableSchema Schema { get; set; }
    internal virtual TableConstraints TableConstraints { get; set; }
    public virtual TableReference TableReference { get; set; }
    public virtual TimePartitioning TimePartitioning { get; set; }
    public virtual string Type { get; set; }
}
