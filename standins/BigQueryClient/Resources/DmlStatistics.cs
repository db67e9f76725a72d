namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Rows that a statement changed.</summary>
internal class DmlStatistics
{
    internal virtual long? DeletedRowCount { get; set; }
    internal virtual long? InsertedRowCount { get; set; }
    internal virtual long? UpdatedRowCount { get; set; }
}
