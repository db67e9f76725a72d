using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How a query runs; nothing set is sent but that it is standard SQL.</summary>
public sealed class QueryOptions : JobCreationOptions
{
    public TableReference DestinationTable { get; set; }

    public bool? UseQueryCache { get; set; }

    public DatasetReference DefaultDataset { get; set; }

    public CreateDisposition? CreateDisposition { get; set; }

    public WriteDisposition? WriteDisposition { get; set; }

    public long? MaximumBytesBilled { get; set; }

    public QueryPriority? Priority { get; set; }

    /// <summary>Only checked, not run; the job that comes back has no id.</summary>
    public bool? DryRun { get; set; }

    /// <summary>Runs on the query's configuration last.</summary>
    public Action<JobConfigurationQuery> ConfigurationModifier { get; set; }
}
