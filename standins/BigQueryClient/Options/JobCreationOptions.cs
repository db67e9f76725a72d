using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>What any new job can be given.</summary>
public abstract class JobCreationOptions
{
    private protected JobCreationOptions()
    {
    }

    internal string ProjectId { get; set; }

    /// <summary>What a made-up job id begins with; not together with <see cref="JobId"/>.</summary>
    internal string JobIdPrefix { get; set; }

    public string JobId { get; set; }

    /// <summary>Where the job runs; without it, the client's default location.</summary>
    public string JobLocation { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    /// <summary>Runs on the whole configuration, after everything but the labels.</summary>
    internal Action<JobConfiguration> JobConfigurationModifier { get; set; }
}
