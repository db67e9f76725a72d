namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A table's columns.</summary>
public class TableSchema
{
    public virtual IList<TableFieldSchema> Fields { get; set; }
}
