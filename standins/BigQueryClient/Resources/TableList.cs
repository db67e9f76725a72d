namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One page of the tables of a dataset.</summary>
public class TableList
{
    internal virtual string NextPageToken { get; set; }
    internal virtual IList<TablesData> Tables { get; set; }
    internal virtual int? TotalItems { get; set; }

    internal class TablesData
    {
        internal virtual Clustering Clustering { get; set; }
        internal virtual long? CreationTime { get; set; }
        internal virtual long? ExpirationTime { get; set; }
        internal virtual string FriendlyName { get; set; }
        internal virtual string Id { get; set; }
        internal virtual IDictionary<string, string> Labels { get; set; }
        internal virtual RangePartitioning RangePartitioning { get; set; }
        internal virtual bool? RequirePartitionFilter { get; set; }
        internal virtual TableReference TableReference { get; set; }
        internal virtual TimePartitioning TimePartitioning { get; set; }
        internal virtual string Type { get; set; }
        internal virtual ViewData View { get; set; }

        internal class ViewData
        {
            internal virtual bool? UseLegacySql { get; set; }
        }
    }
}
