namespace Google.Apis.Bigquery.v2.Data;

/// <summary>The columns a table is clustered by.</summary>
public class Clustering
{
    internal virtual IList<string> Fields { get; set; }
}
