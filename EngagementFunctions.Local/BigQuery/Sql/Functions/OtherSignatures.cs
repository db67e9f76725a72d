namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

internal static class OtherSignatures
{
    public const string Text = """
        GENERATE_UUID() -> STRING = CAST(uuid() AS VARCHAR)
        ARRAY_LENGTH(ARRAY<T>) -> INT64 = CAST(len($1) AS BIGINT)
        ARRAY_REVERSE(ARRAY<T>) -> ARRAY<T> = list_reverse($1)
        ARRAY_FIRST(ARRAY<T>) -> T = gs_array_at($1, 1)
        ARRAY_LAST(ARRAY<T>) -> T = gs_array_at($1, len($1))
        PARSE_JSON(STRING) -> JSON = CAST(gs_json_normalize($1) AS JSON)
        JSON_VALUE(STRING) -> STRING = gs_json_value($1, '$')
        JSON_VALUE(STRING, STRING) -> STRING = gs_json_value($1, $2)
        JSON_VALUE(JSON) -> STRING = gs_json_value(CAST($1 AS VARCHAR), '$')
        JSON_VALUE(JSON, STRING) -> STRING = gs_json_value(CAST($1 AS VARCHAR), $2)
        JSON_QUERY(STRING, STRING) -> STRING = gs_json_query($1, $2)
        JSON_QUERY(JSON, STRING) -> JSON = CAST(gs_json_query(CAST($1 AS VARCHAR), $2) AS JSON)
        JSON_EXTRACT(STRING, STRING) -> STRING = gs_json_query($1, $2)
        JSON_EXTRACT(JSON, STRING) -> JSON = CAST(gs_json_query(CAST($1 AS VARCHAR), $2) AS JSON)
        JSON_EXTRACT_SCALAR(STRING, STRING) -> STRING = gs_json_value($1, $2)
        JSON_EXTRACT_SCALAR(JSON, STRING) -> STRING = gs_json_value(CAST($1 AS VARCHAR), $2)
        JSON_QUERY_ARRAY(STRING) -> ARRAY<STRING> = CAST(CAST(gs_json_array($1, '$') AS JSON) AS VARCHAR[])
        JSON_QUERY_ARRAY(STRING, STRING) -> ARRAY<STRING> = CAST(CAST(gs_json_array($1, $2) AS JSON) AS VARCHAR[])
        JSON_QUERY_ARRAY(JSON) -> ARRAY<JSON> = CAST(CAST(CAST(gs_json_array(CAST($1 AS VARCHAR), '$') AS JSON) AS \
          VARCHAR[]) AS JSON[])
        JSON_QUERY_ARRAY(JSON, STRING) -> ARRAY<JSON> = CAST(CAST(CAST(gs_json_array(CAST($1 AS VARCHAR), $2) AS \
          JSON) AS VARCHAR[]) AS JSON[])
        JSON_VALUE_ARRAY(STRING, STRING) -> ARRAY<STRING> = list_transform(CAST(CAST(gs_json_array($1, $2) AS JSON) \
          AS VARCHAR[]), lambda x: gs_json_value(x, '$'))
        JSON_VALUE_ARRAY(JSON, STRING) -> ARRAY<STRING> = list_transform(CAST(CAST(gs_json_array(CAST($1 AS \
          VARCHAR), $2) AS JSON) AS VARCHAR[]), lambda x: gs_json_value(x, '$'))
        JSON_TYPE(JSON) -> STRING = gs_json_type(CAST($1 AS VARCHAR))
        STRING(JSON) -> STRING = gs_json_value(CAST($1 AS VARCHAR), '$')
        INT64(JSON) -> INT64 = gs_parse_int64(gs_json_value(CAST($1 AS VARCHAR), '$'))
        FLOAT64(JSON) -> FLOAT64 = gs_parse_float64(gs_json_value(CAST($1 AS VARCHAR), '$'))
        BOOL(JSON) -> BOOL = gs_parse_bool(gs_json_value(CAST($1 AS VARCHAR), '$'))
        """;
}
