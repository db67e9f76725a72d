namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One row as it travels.</summary>
public class TableRow
{
    public virtual IList<TableCell> F { get; set; }
}
