namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a job was asked.</summary>
public class JobConfiguration
{
    public virtual JobConfigurationTableCopy Copy { get; set; }
    internal virtual bool? DryRun { get; set; }
    internal virtual long? JobTimeoutMs { get; set; }
    internal virtual string JobType { get; set; }
    internal virtual IDictionary<string, string> Labels { get; set; }
    public virtual JobConfigurationLoad Load { get; set; }
    public virtual JobConfigurationQuery Query { get; set; }
    internal virtual string Reservation { get; set; }
}
