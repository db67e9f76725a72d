namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A dataset's full name.</summary>
public class DatasetReference
{
    public virtual string DatasetId { get; set; }
    public virtual string ProjectId { get; set; }
}
