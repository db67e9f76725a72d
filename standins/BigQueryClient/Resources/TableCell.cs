namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One value as it travels: text, a list, an object or nothing.</summary>
internal class TableCell
{
    internal virtual object V { get; set; }
}
