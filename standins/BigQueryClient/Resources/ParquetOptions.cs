namespace Google.Apis.Bigquery.v2.Data;

/// <summary>How Parquet files are read.</summary>
internal class ParquetOptions
{
    internal virtual bool? EnableListInference { get; set; }
    internal virtual bool? EnumAsString { get; set; }
    internal virtual string MapTargetType { get; set; }
}
