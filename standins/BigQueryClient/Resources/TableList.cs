namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One page of the tables of a dataset.</summary>
public class TableList
{
    public virtual string NextPageToken { get; set; }
    public virtual IList<TablesData> Tables { get; set; }
    public virtual int? TotalItems { get; set; }

    public class TablesData
    {
        public virtual Clustering Clustering { get; set; }
        public virtual long? CreationTime { get; set; }
        public virtual long? ExpirationTime { get; set; }
        public virtual string FriendlyName { get; set; }
        public virtual string Id { get; set; }
        public virtual IDictionary<string, string> Labels { get; set; }
        public virtual RangePartitioning RangePartitioning { get; set; }
        public virtual bool? RequirePartitionFilter { get; set; }
        public virtual TableReference TableReference { get; set; }
        public virtual TimePartitioning TimePartitioning { get; set; }
        public virtual string Type { get; set; }
        public virtual ViewData View { get; set; }

        public class ViewData
        {
            public virtual bool? UseLegacySql { get; set; }
        }
    }
}
