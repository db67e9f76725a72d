namespace Google.Cloud.BigQuery.V2;

/// <summary>A type of a value in BigQuery.</summary>
public enum BigQueryDbType
{
    Int64,
    Float64,
    Bool,
    String,
    Bytes,
    Date,
    DateTime,
    Time,
    Timestamp,
    Array,
    Struct,
    Numeric,
    Geography,
    BigNumeric,
    Json,
}
