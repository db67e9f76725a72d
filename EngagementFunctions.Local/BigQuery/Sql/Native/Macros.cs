namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>What DuckDB can do itself, once it is told how.</summary>
internal static class Macros
{
    private const string Fraction = """
        CASE WHEN epoch_us(t) % 1000000 = 0 THEN ''
             WHEN epoch_us(t) % 1000 = 0 THEN '.' || right(CAST(epoch_us(t) + 62135596800000000 AS VARCHAR), 6)[:3]
             ELSE '.' || right(CAST(epoch_us(t) + 62135596800000000 AS VARCHAR), 6) END
        """;

    public static readonly string[] All =
    [
        $"gs_datetime_text(t) AS strftime(t, '%Y-%m-%d %H:%M:%S') || {Fraction}",
        "gs_timestamp_text(t) AS gs_datetime_text(make_timestamp(epoch_us(t))) || '+00'",
        "gs_time_text(t) AS substr(gs_datetime_text(DATE '1970-01-01' + t), 12)",
        """
        gs_limit_string(x, n) AS CASE WHEN length(x) > n THEN gs_error('STRING(' || n
            || ') has maximum length ' || n || ' but got a value with length ' || length(x)) ELSE x END
        """,
        """
        gs_limit_bytes(x, n) AS CASE WHEN octet_length(x) > n THEN CAST(gs_error('BYTES(' || n
            || ') has maximum length ' || n || ' but got a value with length ' || octet_length(x)) AS BLOB) ELSE x END
        """,
        """
        gs_array_at(a, i) AS CASE WHEN i < 1 OR i > len(a)
            THEN a[CAST(gs_error('Array index ' || (i - 1) || ' is out of bounds') AS BIGINT)]
            ELSE a[i] END
        """,
        """
        gs_no_null_element(a) AS CASE WHEN len(a) <> list_count(a)
            THEN a[CAST(gs_error('Array cannot have a null element; error in writing field') AS BIGINT):]
            ELSE coalesce(a, []) END
        """,
    ];
}
