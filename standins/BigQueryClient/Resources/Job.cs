namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A job: what it was asked and how it stands.</summary>
public class Job
{
    public virtual JobConfiguration Configuration { get; set; }
    public virtual string Id { get; set; }
    public virtual JobReference JobReference { get; set; }
    public virtual string PrincipalSubject { get; set; }
    public virtual JobStatistics Statistics { get; set; }
    public virtual JobStatus Status { get; set; }
    public virtual string UserEmail { get; set; }
}
