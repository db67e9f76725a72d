using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How newline-delimited JSON is loaded.</summary>
public sealed class UploadJsonOptions : JobCreationOptions
{
    public CreateDisposition? CreateDisposition { get; set; }

    public WriteDisposition? WriteDisposition { get; set; }

    public bool? Autodetect { get; set; }

    /// <summary>Runs on the load's configuration last.</summary>
    public Action<JobConfigurationLoad> ConfigurationModifier { get; set; }
}
