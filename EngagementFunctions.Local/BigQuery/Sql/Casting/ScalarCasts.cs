using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>The conversions between scalar types, in DuckDB SQL. Functions named gs_ are this engine's own.</summary>
internal static class ScalarCasts
{
    public static string? Sql(string x, TypeKind from, TypeKind to) => to switch
    {
        TypeKind.String => ToText(x, from),
        _ when from == TypeKind.String => FromText(x, to),
        TypeKind.Int64 => ToInteger(x, from),
        TypeKind.Float64 => ToFloat(x, from),
        TypeKind.Numeric => ToNumeric(x, from),
        TypeKind.BigNumeric => ToBigNumeric(x, from),
        TypeKind.Bool => from == TypeKind.Int64 ? $"({x} <> 0)" : null,
        _ => Times(x, from, to),
    };

    public static string? ToText(string x, TypeKind from) => from switch
    {
        TypeKind.Int64 or TypeKind.Bool or TypeKind.Date => $"CAST({x} AS VARCHAR)",
        TypeKind.Float64 => $"gs_float_text({x})",
        TypeKind.Numeric => $"gs_numeric_text({x})",
        TypeKind.BigNumeric or TypeKind.String => x,
        TypeKind.Bytes => $"decode({x})",
        TypeKind.DateTime => $"gs_datetime_text({x})",
        TypeKind.Time => $"gs_time_text({x})",
        TypeKind.Timestamp => $"gs_timestamp_text({x})",
        _ => null,
    };

    private static string? FromText(string x, TypeKind to) => to switch
    {
        TypeKind.Int64 => $"gs_parse_int64({x})",
        TypeKind.Float64 => $"gs_parse_float64({x})",
        TypeKind.Numeric => $"CAST(gs_parse_numeric({x}) AS DECIMAL(38,9))",
        TypeKind.BigNumeric => $"gs_parse_bignumeric({x})",
        TypeKind.Bool => $"gs_parse_bool({x})",
        TypeKind.Bytes => $"encode({x})",
        TypeKind.Date => $"CAST(make_timestamp(gs_parse_date({x})) AS DATE)",
        TypeKind.DateTime => $"make_timestamp(gs_parse_datetime({x}))",
        TypeKind.Time => $"CAST(make_timestamp(gs_parse_time({x})) AS TIME)",
        TypeKind.Timestamp => $"make_timestamptz(gs_parse_timestamp({x}, 'UTC'))",
        _ => null,
    };

    private static string? ToInteger(string x, TypeKind from) => from switch
    {
        TypeKind.Float64 => $"gs_float_to_int64({x})",
        TypeKind.Numeric => $"gs_decimal_to_int64(CAST({x} AS VARCHAR))",
        TypeKind.BigNumeric => $"gs_decimal_to_int64({x})",
        TypeKind.Bool => $"CAST({x} AS BIGINT)",
        _ => null,
    };

    private static string? ToFloat(string x, TypeKind from) => from switch
    {
        TypeKind.Int64 or TypeKind.Numeric or TypeKind.BigNumeric => $"CAST({x} AS DOUBLE)",
        _ => null,
    };

    private static string? ToNumeric(string x, TypeKind from) => from switch
    {
        TypeKind.Int64 => $"CAST({x} AS DECIMAL(38,9))",
        TypeKind.Float64 => $"CAST(gs_float_to_numeric({x}) AS DECIMAL(38,9))",
        TypeKind.BigNumeric => $"CAST(gs_decimal_to_numeric({x}) AS DECIMAL(38,9))",
        _ => null,
    };

    private static string? ToBigNumeric(string x, TypeKind from) => from switch
    {
        TypeKind.Int64 => $"CAST({x} AS VARCHAR)",
        TypeKind.Numeric => $"gs_numeric_text({x})",
        TypeKind.Float64 => $"gs_float_to_bignumeric({x})",
        _ => null,
    };

    /// <summary>Between DATETIME or DATE and TIMESTAMP the time zone is UTC.</summary>
    private static string? Times(string x, TypeKind from, TypeKind to) => (from, to) switch
    {
        (TypeKind.Date, TypeKind.DateTime) => $"CAST({x} AS TIMESTAMP)",
        (TypeKind.Date, TypeKind.Timestamp) => $"make_timestamptz(epoch_us({x}))",
        (TypeKind.DateTime, TypeKind.Date) => $"CAST({x} AS DATE)",
        (TypeKind.DateTime, TypeKind.Time) => $"CAST({x} AS TIME)",
        (TypeKind.DateTime, TypeKind.Timestamp) => $"make_timestamptz(epoch_us({x}))",
        (TypeKind.Timestamp, TypeKind.Date) => $"CAST(make_timestamp(epoch_us({x})) AS DATE)",
        (TypeKind.Timestamp, TypeKind.Time) => $"CAST(make_timestamp(epoch_us({x})) AS TIME)",
        (TypeKind.Timestamp, TypeKind.DateTime) => $"make_timestamp(epoch_us({x}))",
        _ => null,
    };
}
