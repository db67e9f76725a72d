namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a copy did.</summary>
internal class JobStatistics5
{
    internal virtual long? CopiedLogicalBytes { get; set; }
    internal virtual long? CopiedRows { get; set; }
}
