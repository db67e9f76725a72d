using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How Parquet is loaded.</summary>
public sealed class UploadParquetOptions : JobCreationOptions
{
    public CreateDisposition? CreateDisposition { get; set; }

    public WriteDisposition? WriteDisposition { get; set; }

    /// <summary>Runs on the load's configuration last.</summary>
    public Action<JobConfigurationLoad> ConfigurationModifier { get; set; }
}
