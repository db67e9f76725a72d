namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One row as it travels.</summary>
internal class TableRow
{
    internal virtual IList<TableCell> F { get; set; }
}
