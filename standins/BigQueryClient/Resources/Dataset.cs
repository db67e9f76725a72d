using Google.Apis.Requests;

namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A dataset and what it declares.</summary>
public class Dataset : IDirectResponseSchema
{
    internal virtual IList<AccessData> Access { get; set; }
    internal virtual long? CreationTime { get; set; }
    internal virtual DatasetReference DatasetReference { get; set; }
    internal virtual EncryptionConfiguration DefaultEncryptionConfiguration { get; set; }
    public virtual long? DefaultPartitionExpirationMs { get; set; }
    public virtual long? DefaultTableExpirationMs { get; set; }
    internal virtual string Description { get; set; }
    public virtual string ETag { get; set; }
    internal virtual string FriendlyName { get; set; }
    internal virtual string Id { get; set; }
    internal virtual IDictionary<string, string> Labels { get; set; }
    internal virtual long? LastModifiedTime { get; set; }
    public virtual string Location { get; set; }
    internal virtual long? MaxTimeTravelHours { get; set; }
    internal virtual string Type { get; set; }

    internal class AccessData
    {
        internal virtual string Domain { get; set; }
        internal virtual string GroupByEmail { get; set; }
        internal virtual string IamMember { get; set; }
        internal virtual string Role { get; set; }
        internal virtual string SpecialGroup { get; set; }
        internal virtual string UserByEmail { get; set; }
        internal virtual TableReference View { get; set; }
    }
}
