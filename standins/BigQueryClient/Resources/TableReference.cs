namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A table's full name.</summary>
public class TableReference
{
    public virtual string DatasetId { get; set; }
    public virtual string ProjectId { get; set; }
    public virtual string TableId { get; set; }
}
