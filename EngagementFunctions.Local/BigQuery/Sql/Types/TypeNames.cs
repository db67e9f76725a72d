namespace EngagementFunctions.Local.BigQuery.Sql.Types;

/// <summary>The scalar type names that GoogleSQL knows, with their aliases.</summary>
internal static class TypeNames
{
    public static SqlType? Find(string name) => name.ToUpperInvariant() switch
    {
        "INT64" or "INT" or "INTEGER" or "BIGINT" or "SMALLINT" or "TINYINT" or "BYTEINT" => SqlType.Int64,
        "FLOAT64" or "FLOAT" => SqlType.Float64,
        "NUMERIC" or "DECIMAL" => SqlType.Numeric,
        "BIGNUMERIC" or "BIGDECIMAL" => SqlType.BigNumeric,
        "BOOL" or "BOOLEAN" => SqlType.Bool,
        "STRING" => SqlType.String,
        "BYTES" => SqlType.Bytes,
        "DATE" => SqlType.Date,
        "DATETIME" => SqlType.DateTime,
        "TIME" => SqlType.Time,
        "TIMESTAMP" => SqlType.Timestamp,
        "JSON" => SqlType.Json,
        _ => null,
    };
}
