using System.Text.Json.Serialization;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>The column types of the REST interface; GEOGRAPHY, INTERVAL and RANGE are not emulated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
internal enum FieldType
{
    INT64,
    FLOAT64,
    NUMERIC,
    BIGNUMERIC,
    BOOL,
    STRING,
    BYTES,
    DATE,
    DATETIME,
    TIME,
    TIMESTAMP,
    JSON,
    RECORD,
}

internal enum FieldMode
{
    NULLABLE,
    REQUIRED,
    REPEATED,
}
