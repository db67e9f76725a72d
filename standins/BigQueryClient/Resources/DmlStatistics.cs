namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Rows that a statement changed.</summary>
public class DmlStatistics
{
    public virtual long? DeletedRowCount { get; set; }
    public virtual long? InsertedRowCount { get; set; }
    public virtual long? UpdatedRowCount { get; set; }
}
