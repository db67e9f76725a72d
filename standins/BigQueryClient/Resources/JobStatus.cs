namespace Google.Apis.Bigquery.v2.Data;

/// <summary>How a job stands.</summary>
public class JobStatus
{
    public virtual ErrorProto ErrorResult { get; set; }
    internal virtual IList<ErrorProto> Errors { get; set; }
    internal virtual string State { get; set; }
}
