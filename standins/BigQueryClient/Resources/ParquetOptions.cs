namespace Google.Apis.Bigquery.v2.Data;

/// <summary>How Parquet files are read.</summary>
public class ParquetOptions
{
    public virtual bool? EnableListInference { get; set; }
    public virtual bool? EnumAsString { get; set; }
    public virtual string MapTargetType { get; set; }
}
