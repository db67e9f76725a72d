using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How a table is copied.</summary>
public sealed class CreateCopyJobOptions : JobCreationOptions
{
    public CreateDisposition? CreateDisposition { get; set; }

    public WriteDisposition? WriteDisposition { get; set; }

    /// <summary>Runs on the copy's configuration last.</summary>
    internal Action<JobConfigurationTableCopy> ConfigurationModifier { get; set; }
}
