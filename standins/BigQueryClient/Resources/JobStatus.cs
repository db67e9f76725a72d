namespace Google.Apis.Bigquery.v2.Data;

/// <summary>How a job stands.</summary>
public class JobStatus
{
    public virtual ErrorProto ErrorResult { get; set; }
    public virtual IList<ErrorProto> Errors { get; set; }
    public virtual string State { get; set; }
}
