namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load did.</summary>
internal class JobStatistics3
{
    internal virtual long? BadRecords { get; set; }
    internal virtual long? InputFileBytes { get; set; }
    internal virtual long? InputFiles { get; set; }
    internal virtual long? OutputBytes { get; set; }
    internal virtual long? OutputRows { get; set; }
}
