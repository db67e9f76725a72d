namespace EngagementFunctions.Tests.Encoding;

/// <summary>Values of every type that is carried over: SQL literal and the text of what the file has to hold.</summary>
internal static class TypeSamples
{
    public const string Digits29 = "12345678901234567890123456789";
    public const string Digits38 = "12345678901234567890123456789012345678";

    public static TheoryData<string, string, string> All => new()
    {
        { "smallint", "-32768", "-32768" },
        { "smallint", "32767", "32767" },
        { "integer", "-2147483648", "-2147483648" },
        { "integer", "0", "0" },
        { "bigint", "-9223372036854775808", "-9223372036854775808" },
        { "bigint", "9223372036854775807", "9223372036854775807" },
        { "numeric(1,0)", "-9", "-9" },
        { "numeric(6,2)", "1234.5", "1234.5" },
        { "numeric(6,2)", "-0.01", "-0.01" },
        { "numeric(5,-2)", "12345", "12300" },
        { "numeric(3,5)", "0.00999", "0.00999" },
        { "numeric(18,9)", "-999999999.999999999", "-999999999.999999999" },
        { "numeric(19,9)", "9999999999.999999999", "9999999999.999999999" },
        { "numeric(38,9)", $"-{Digits29}.123456789", $"-{Digits29}.123456789" },
        { "numeric(38,0)", "99999999999999999999999999999", "99999999999999999999999999999" },
        { "numeric(38,38)", $"0.{Digits38}", $"0.{Digits38}" },
        { "numeric(76,38)", $"-{Digits38}.{Digits38}", $"-{Digits38}.{Digits38}" },
        { "numeric(76,38)", "0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001" },
        { "numeric(20,10)", "-0.0000000001", "-0.0000000001" },
        { "numeric", "0", "0" },
        { "numeric", "0.000000000", "0" },
        { "numeric", "-0.5", "-0.5" },
        { "numeric", "10000", "10000" },
        { "numeric", "100000000.00010000", "100000000.0001" },
        { "numeric", "0.000000001", "0.000000001" },
        { "numeric", "1.500000000000000000000000000", "1.5" },
        { "numeric", "-99999999999999999999999999999.999999999", "-99999999999999999999999999999.999999999" },
        { "double precision", "'0.1'", "0.1" },
        { "double precision", "'-1.7976931348623157e308'", "-1.7976931348623157E+308" },
        { "double precision", "'5e-324'", "5E-324" },
        { "double precision", "'-0'", "-0" },
        { "double precision", "'NaN'", "NaN" },
        { "double precision", "'-Infinity'", "-Infinity" },
        { "boolean", "true", "true" },
        { "boolean", "false", "false" },
        { "text", "''", "" },
        { "text", "'Zoë Ångström, ñandú, 東京, 🚀'", "Zoë Ångström, ñandú, 東京, 🚀" },
        { "text", "E'a\\tb\\nc\\\\'", "a\tb\nc\\" },
        { "character varying(40)", "'Łódź  '", "Łódź  " },
        { "date", "'0001-01-01'", "0001-01-01" },
        { "date", "'1969-12-31'", "1969-12-31" },
        { "date", "'2000-02-29'", "2000-02-29" },
        { "date", "'9999-12-31'", "9999-12-31" },
        { "timestamp without time zone", "'0001-01-01 00:00:00'", "0001-01-01 00:00:00.000000" },
        { "timestamp without time zone", "'1999-12-31 23:59:59.999999'", "1999-12-31 23:59:59.999999" },
        { "timestamp without time zone", "'9999-12-31 23:59:59.999999'", "9999-12-31 23:59:59.999999" },
        { "timestamp(3) without time zone", "'2024-02-29 12:00:00.1236'", "2024-02-29 12:00:00.124000" },
        { "timestamp with time zone", "'2024-03-31 02:30:00+05:45'", "2024-03-30 20:45:00.000000+00" },
        { "timestamp with time zone", "'0001-01-01 00:00:00+00'", "0001-01-01 00:00:00.000000+00" },
        { "timestamp with time zone", "'9999-12-31 23:59:59.999999+00'", "9999-12-31 23:59:59.999999+00" },
    };
}
