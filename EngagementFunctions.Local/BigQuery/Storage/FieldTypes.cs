namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>The two spellings of each type: the one SQL uses, and the one REST answers carry.</summary>
internal static class FieldTypes
{
    public static FieldType Parse(string name) => name.ToUpperInvariant() switch
    {
        "INT64" or "INTEGER" or "INT" or "SMALLINT" or "BIGINT" or "TINYINT" or "BYTEINT" => FieldType.INT64,
        "FLOAT64" or "FLOAT" => FieldType.FLOAT64,
        "NUMERIC" or "DECIMAL" => FieldType.NUMERIC,
        "BIGNUMERIC" or "BIGDECIMAL" => FieldType.BIGNUMERIC,
        "BOOL" or "BOOLEAN" => FieldType.BOOL,
        "STRING" => FieldType.STRING,
        "BYTES" => FieldType.BYTES,
        "DATE" => FieldType.DATE,
        "DATETIME" => FieldType.DATETIME,
        "TIME" => FieldType.TIME,
        "TIMESTAMP" => FieldType.TIMESTAMP,
        "JSON" => FieldType.JSON,
        "RECORD" or "STRUCT" => FieldType.RECORD,
        _ => throw BigQueryError.Invalid($"Invalid value for type: {name} is not a valid value"),
    };

    /// <summary>REST answers with the older names of four types.</summary>
    public static string RestName(this FieldType type) => type switch
    {
        FieldType.INT64 => "INTEGER",
        FieldType.FLOAT64 => "FLOAT",
        FieldType.BOOL => "BOOLEAN",
        _ => type.ToString(),
    };

    /// <summary>The name in SQL and in error texts.</summary>
    public static string SqlName(this FieldType type) => type == FieldType.RECORD ? "STRUCT" : type.ToString();
}
