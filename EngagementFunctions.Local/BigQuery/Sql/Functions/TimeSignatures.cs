namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>The time functions that take no name of a part; the others are in <see cref="TimeFunctions"/>.</summary>
internal static class TimeSignatures
{
    public const string Text = """
        UNIX_MICROS(TIMESTAMP) -> INT64 = epoch_us($1)
        UNIX_MILLIS(TIMESTAMP) -> INT64 = CAST(floor(CAST(epoch_us($1) AS DECIMAL(38,0)) / 1000) AS BIGINT)
        UNIX_SECONDS(TIMESTAMP) -> INT64 = CAST(floor(CAST(epoch_us($1) AS DECIMAL(38,0)) / 1000000) AS BIGINT)
        UNIX_DATE(DATE) -> INT64 = CAST($1 - DATE '1970-01-01' AS BIGINT)
        TIMESTAMP_MICROS(INT64) -> TIMESTAMP = make_timestamptz(gs_timestamp_micros($1))
        TIMESTAMP_MILLIS(INT64) -> TIMESTAMP = make_timestamptz(gs_timestamp_micros($1 * 1000))
        TIMESTAMP_SECONDS(INT64) -> TIMESTAMP = make_timestamptz(gs_timestamp_micros($1 * 1000000))
        DATE_FROM_UNIX_DATE(INT64) -> DATE = (DATE '1970-01-01' + CAST($1 AS INTEGER))
        DATE(INT64, INT64, INT64) -> DATE = make_date($1, $2, $3)
        DATE(TIMESTAMP) -> DATE = CAST(make_timestamp(epoch_us($1)) AS DATE)
        DATE(TIMESTAMP, STRING) -> DATE = CAST(make_timestamp(gs_to_local(epoch_us($1), $2)) AS DATE)
        DATE(DATETIME) -> DATE = CAST($1 AS DATE)
        DATE(DATE) -> DATE = $1
        DATE(STRING) -> DATE = CAST(make_timestamp(gs_parse_date($1)) AS DATE)
        DATETIME(INT64, INT64, INT64, INT64, INT64, INT64) -> DATETIME = make_timestamp($1, $2, $3, $4, $5, CAST($6 \
          AS DOUBLE))
        DATETIME(DATE) -> DATETIME = CAST($1 AS TIMESTAMP)
        DATETIME(DATE, TIME) -> DATETIME = ($1 + $2)
        DATETIME(TIMESTAMP) -> DATETIME = make_timestamp(epoch_us($1))
        DATETIME(TIMESTAMP, STRING) -> DATETIME = make_timestamp(gs_to_local(epoch_us($1), $2))
        DATETIME(DATETIME) -> DATETIME = $1
        DATETIME(STRING) -> DATETIME = make_timestamp(gs_parse_datetime($1))
        TIME(INT64, INT64, INT64) -> TIME = make_time($1, $2, CAST($3 AS DOUBLE))
        TIME(TIMESTAMP) -> TIME = CAST(make_timestamp(epoch_us($1)) AS TIME)
        TIME(TIMESTAMP, STRING) -> TIME = CAST(make_timestamp(gs_to_local(epoch_us($1), $2)) AS TIME)
        TIME(DATETIME) -> TIME = CAST($1 AS TIME)
        TIME(TIME) -> TIME = $1
        TIMESTAMP(TIMESTAMP) -> TIMESTAMP = $1
        TIMESTAMP(STRING) -> TIMESTAMP = make_timestamptz(gs_parse_timestamp($1, 'UTC'))
        TIMESTAMP(STRING, STRING) -> TIMESTAMP = make_timestamptz(gs_parse_timestamp($1, $2))
        TIMESTAMP(DATE) -> TIMESTAMP = make_timestamptz(epoch_us($1))
        TIMESTAMP(DATE, STRING) -> TIMESTAMP = make_timestamptz(gs_to_utc(epoch_us($1), $2))
        TIMESTAMP(DATETIME) -> TIMESTAMP = make_timestamptz(epoch_us($1))
        TIMESTAMP(DATETIME, STRING) -> TIMESTAMP = make_timestamptz(gs_to_utc(epoch_us($1), $2))
        STRING(TIMESTAMP) -> STRING = gs_timestamp_text($1)
        STRING(DATE) -> STRING = CAST($1 AS VARCHAR)
        STRING(DATETIME) -> STRING = gs_datetime_text($1)
        STRING(TIME) -> STRING = gs_time_text($1)
        FORMAT_DATE(STRING, DATE) -> STRING = gs_time_format($1, epoch_us($2), 0, 'UTC')
        FORMAT_DATETIME(STRING, DATETIME) -> STRING = gs_time_format($1, epoch_us($2), 0, 'UTC')
        FORMAT_TIME(STRING, TIME) -> STRING = gs_time_format($1, epoch_us($2), 0, 'UTC')
        FORMAT_TIMESTAMP(STRING, TIMESTAMP) -> STRING = gs_time_format($1, epoch_us($2), 0, 'UTC')
        FORMAT_TIMESTAMP(STRING, TIMESTAMP, STRING) -> STRING = gs_time_format($1, gs_to_local(epoch_us($2), $3), \
          gs_to_local(epoch_us($2), $3) - epoch_us($2), $3)
        PARSE_DATE(STRING, STRING) -> DATE = CAST(make_timestamp(gs_time_parse($1, $2, 'UTC', 'date')) AS DATE)
        PARSE_DATETIME(STRING, STRING) -> DATETIME = make_timestamp(gs_time_parse($1, $2, 'UTC', 'datetime'))
        PARSE_TIME(STRING, STRING) -> TIME = CAST(make_timestamp(gs_time_parse($1, $2, 'UTC', 'time')) AS TIME)
        PARSE_TIMESTAMP(STRING, STRING) -> TIMESTAMP = make_timestamptz(gs_time_parse($1, $2, 'UTC', 'timestamp'))
        PARSE_TIMESTAMP(STRING, STRING, STRING) -> TIMESTAMP = make_timestamptz(gs_time_parse($1, $2, $3, \
          'timestamp'))
        """;
}
