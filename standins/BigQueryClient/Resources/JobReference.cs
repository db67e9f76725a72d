namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A job's full name.</summary>
public class JobReference
{
    public virtual string JobId { get; set; }
    public virtual string Location { get; set; }
    public virtual string ProjectId { get; set; }
}
