using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How a query runs; nothing set is sent but that it is standard SQL.</summary>
public sealed class QueryOptions : JobCreationOptions
{
    public TableReference DestinationTable { get; set; }

    public bool? UseQueryCache { get; set; }

    internal DatasetReference DefaultDataset { get; set; }

    internal CreateDisposition? CreateDisposition { get; set; }

    internal WriteDisposition? WriteDisposition { get; set; }

    internal long? MaximumBytesBilled { get; set; }

    internal QueryPriority? Priority { get; set; }

    /// <summary>Only checked, not run; the job that comes back has no id.</summary>
    internal bool? DryRun { get; set; }

    /// <summary>Runs on the query's configuration last.</summary>
    public Action<JobConfigurationQuery> ConfigurationModifier { get; set; }
}
