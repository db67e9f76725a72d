namespace EngagementFunctions.Encoding;

/// <summary>A BigQuery column type that the source's types become.</summary>
internal enum WarehouseType
{
    Int64,
    Float64,
    Numeric,
    BigNumeric,
    Bool,
    String,
    Date,
    DateTime,
    Timestamp,
}
