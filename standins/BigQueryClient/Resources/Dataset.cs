using Google.Apis.Requests;

namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A dataset and what it declares.</summary>
public class Dataset : IDirectResponseSchema
{
    public virtual IList<AccessData> Access { get; set; }
    public virtual long? CreationTime { get; set; }
    public virtual DatasetReference DatasetReference { get; set; }
    public virtual EncryptionConfiguration DefaultEncryptionConfiguration { get; set; }
    public virtual long? DefaultPartitionExpirationMs { get; set; }
    public virtual long? DefaultTableExpirationMs { get; set; }
    public virtual string Description { get; set; }
    public virtual string ETag { get; set; }
    public virtual string FriendlyName { get; set; }
    public virtual string Id { get; set; }
    public virtual IDictionary<string, string> Labels { get; set; }
    public virtual long? LastModifiedTime { get; set; }
    public virtual string Location { get; set; }
    public virtual long? MaxTimeTravelHours { get; set; }
    public virtual string Type { get; set; }

    public class AccessData
    {
        public virtual string Domain { get; set; }
        public virtual string GroupByEmail { get; set; }
        public virtual string IamMember { get; set; }
        public virtual string Role { get; set; }
        public virtual string SpecialGroup { get; set; }
        public virtual string UserByEmail { get; set; }
        public virtual TableReference View { get; set; }
    }
}
