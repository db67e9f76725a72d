namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A job: what it was asked and how it stands.</summary>
public class Job
{
    public virtual JobConfiguration Configuration { get; set; }
    internal virtual string Id { get; set; }
    internal virtual JobReference JobReference { get; set; }
    internal virtual string PrincipalSubject { get; set; }
    internal virtual JobStatistics Statistics { get; set; }
    internal virtual JobStatus Status { get; set; }
    internal virtual string UserEmail { get; set; }
}
