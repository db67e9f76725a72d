using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>How newline-delimited JSON is loaded.</summary>
internal sealed class UploadJsonOptions : JobCreationOptions
{
    internal CreateDisposition? CreateDisposition { get; set; }

    internal WriteDisposition? WriteDisposition { get; set; }

    internal bool? Autodetect { get; set; }

    /// <summary>Runs on the load's configuration last.</summary>
    internal Action<JobConfigurationLoad> ConfigurationModifier { get; set; }
}
