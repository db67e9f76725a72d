namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

internal static class StringSignatures
{
    public const string Text = """
        LENGTH(STRING) -> INT64 = length($1)
        LENGTH(BYTES) -> INT64 = octet_length($1)
        CHAR_LENGTH(STRING) -> INT64 = length($1)
        CHARACTER_LENGTH(STRING) -> INT64 = length($1)
        BYTE_LENGTH(STRING) -> INT64 = strlen($1)
        BYTE_LENGTH(BYTES) -> INT64 = octet_length($1)
        OCTET_LENGTH(STRING) -> INT64 = strlen($1)
        OCTET_LENGTH(BYTES) -> INT64 = octet_length($1)
        UPPER(STRING) -> STRING = replace(upper($1), 'ẞ', 'SS')
        UPPER(BYTES) -> BYTES = encode(upper(decode($1)))
        SUBSTR(BYTES, INT64) -> BYTES = unhex(gs_substr(hex($1), CASE WHEN $2 > 0 THEN $2 * 2 - 1 ELSE $2 * 2 END, \
          9223372036854775807))
        SUBSTR(BYTES, INT64, INT64) -> BYTES = unhex(gs_substr(hex($1), CASE WHEN $2 > 0 THEN $2 * 2 - 1 ELSE $2 * \
          2 END, $3 * 2))
        LOWER(STRING) -> STRING = lower($1)
        INITCAP(STRING) -> STRING = gs_initcap($1)
        REVERSE(STRING) -> STRING = list_reduce([''] || string_split($1, ''), lambda a, b: b || a)
        REPEAT(STRING, INT64) -> STRING = repeat($1, $2)
        REPLACE(STRING, STRING, STRING) -> STRING = CASE WHEN $2 = '' AND $3 IS NOT NULL THEN $1 ELSE replace($1, \
          $2, $3) END
        SUBSTR(STRING, INT64) -> STRING = gs_substr($1, $2, 9223372036854775807)
        SUBSTR(STRING, INT64, INT64) -> STRING = gs_substr($1, $2, $3)
        SUBSTRING(STRING, INT64) -> STRING = gs_substr($1, $2, 9223372036854775807)
        SUBSTRING(STRING, INT64, INT64) -> STRING = gs_substr($1, $2, $3)
        LEFT(STRING, INT64) -> STRING = gs_substr($1, 1, $2)
        RIGHT(STRING, INT64) -> STRING = right($1, $2)
        STRPOS(STRING, STRING) -> INT64 = instr($1, $2)
        INSTR(STRING, STRING) -> INT64 = gs_instr($1, $2, 1, 1)
        INSTR(STRING, STRING, INT64) -> INT64 = gs_instr($1, $2, $3, 1)
        INSTR(STRING, STRING, INT64, INT64) -> INT64 = gs_instr($1, $2, $3, $4)
        STARTS_WITH(STRING, STRING) -> BOOL = starts_with($1, $2)
        ENDS_WITH(STRING, STRING) -> BOOL = ends_with($1, $2)
        CONTAINS_SUBSTR(STRING, STRING) -> BOOL = contains(lower($1), lower($2))
        TRIM(STRING) -> STRING = regexp_replace($1, \
          '^[\s\x{85}\x{A0}\x{2000}-\x{200A}\x{3000}]+|[\s\x{85}\x{A0}\x{2000}-\x{200A}\x{3000}]+$', '', 'g')
        LTRIM(STRING) -> STRING = regexp_replace($1, '^[\s\x{85}\x{A0}\x{2000}-\x{200A}\x{3000}]+', '')
        RTRIM(STRING) -> STRING = regexp_replace($1, '[\s\x{85}\x{A0}\x{2000}-\x{200A}\x{3000}]+$', '')
        TRIM(STRING, STRING) -> STRING = trim($1, $2)
        LTRIM(STRING, STRING) -> STRING = ltrim($1, $2)
        RTRIM(STRING, STRING) -> STRING = rtrim($1, $2)
        LPAD(STRING, INT64) -> STRING = lpad($1, CAST($2 AS INTEGER), ' ')
        LPAD(STRING, INT64, STRING) -> STRING = lpad($1, CAST($2 AS INTEGER), $3)
        RPAD(STRING, INT64) -> STRING = rpad($1, CAST($2 AS INTEGER), ' ')
        RPAD(STRING, INT64, STRING) -> STRING = rpad($1, CAST($2 AS INTEGER), $3)
        SPLIT(STRING) -> ARRAY<STRING> = string_split($1, ',')
        SPLIT(STRING, STRING) -> ARRAY<STRING> = CASE WHEN $1 = '' THEN [''] ELSE string_split($1, $2) END
        ASCII(STRING) -> INT64 = CASE WHEN $1 = '' THEN 0 ELSE ascii($1) END
        CHR(INT64) -> STRING = chr(CAST($1 AS INTEGER))
        UNICODE(STRING) -> INT64 = CASE WHEN $1 = '' THEN 0 ELSE unicode($1) END
        TO_CODE_POINTS(STRING) -> ARRAY<INT64> = list_transform(CASE WHEN $1 = '' THEN [] ELSE string_split($1, '') \
          END, lambda c: CAST(unicode(c) AS BIGINT))
        CODE_POINTS_TO_STRING(ARRAY<INT64>) -> STRING = list_reduce([''] || list_transform($1, lambda c: chr(CAST(c \
          AS INTEGER))), lambda a, b: a || b)
        TRANSLATE(STRING, STRING, STRING) -> STRING = translate($1, $2, $3)
        REGEXP_CONTAINS(STRING, STRING) -> BOOL = regexp_matches($1, $2)
        REGEXP_REPLACE(STRING, STRING, STRING) -> STRING = regexp_replace($1, $2, $3, 'g')
        TO_HEX(BYTES) -> STRING = lower(hex($1))
        FROM_HEX(STRING) -> BYTES = unhex(CASE WHEN length($1) % 2 = 1 THEN '0' || $1 ELSE $1 END)
        TO_BASE64(BYTES) -> STRING = to_base64($1)
        FROM_BASE64(STRING) -> BYTES = from_base64($1)
        MD5(STRING) -> BYTES = unhex(md5($1))
        MD5(BYTES) -> BYTES = unhex(md5($1))
        SHA1(STRING) -> BYTES = unhex(sha1($1))
        SHA1(BYTES) -> BYTES = unhex(sha1($1))
        SHA256(STRING) -> BYTES = unhex(sha256($1))
        SHA256(BYTES) -> BYTES = unhex(sha256($1))
        SHA512(STRING) -> BYTES = unhex(gs_sha512(hex(encode($1))))
        SHA512(BYTES) -> BYTES = unhex(gs_sha512(hex($1)))
        FARM_FINGERPRINT(STRING) -> INT64 = gs_fingerprint($1)
        FARM_FINGERPRINT(BYTES) -> INT64 = gs_fingerprint_bytes($1)
        SAFE_CONVERT_BYTES_TO_STRING(BYTES) -> STRING = decode($1)
        ARRAY_TO_STRING(ARRAY<STRING>, STRING) -> STRING = CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN \
          coalesce(array_to_string(list_filter($1, lambda x: x IS NOT NULL), $2), '') END
        ARRAY_TO_STRING(ARRAY<STRING>, STRING, STRING) -> STRING = coalesce(array_to_string(list_transform($1, \
          lambda x: coalesce(x, $3)), $2), '')
        EDIT_DISTANCE(STRING, STRING) -> INT64 = levenshtein($1, $2)
        """;
}
