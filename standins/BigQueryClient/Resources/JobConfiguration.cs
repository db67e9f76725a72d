namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a job was asked.</summary>
public class JobConfiguration
{
    public virtual JobConfigurationTableCopy Copy { get; set; }
    public virtual bool? DryRun { get; set; }
    public virtual long? JobTimeoutMs { get; set; }
    public virtual string JobType { get; set; }
    public virtual IDictionary<string, string> Labels { get; set; }
    public virtual JobConfigurationLoad Load { get; set; }
    public virtual JobConfigurationQuery Query { get; set; }
    public virtual string Reservation { get; set; }
}
