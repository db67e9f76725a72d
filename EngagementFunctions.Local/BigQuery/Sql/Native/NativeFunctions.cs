using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Registers with a database the functions that the generated SQL calls. NULL in gives NULL out.</summary>
internal static class NativeFunctions
{
    public static void Register(DuckDBConnection connection)
    {
        VectorFunctions.Register(connection);
        Casts(connection);
        Numbers(connection);
        Decimals(connection, "gs_num", DecimalKind.Numeric);
        Decimals(connection, "gs_bn", DecimalKind.BigNumeric);
        BigNumerics(connection);
        Times(connection);
        Texts(connection);
        Json(connection);
        foreach (var macro in Macros.All)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE OR REPLACE MACRO {macro}";
            command.ExecuteNonQuery();
        }
    }

    private static void Casts(DuckDBConnection c)
    {
        c.Add<string, string>("gs_error", (string text) => throw new SqlValueException(text));
        c.Add<double, string>("gs_float_text", (double x) => Floats.Text(x));
        c.Add<string, long>("gs_parse_int64", (string x) => NumberText.Int64(x));
        c.Add<string, double>("gs_parse_float64", (string x) => NumberText.Float64(x));
        c.Add<string, string>("gs_parse_numeric", (string x) => NumberText.Numeric(x));
        c.Add<string, string>("gs_parse_bignumeric", (string x) => NumberText.BigNumeric(x));
        c.Add<string, bool>("gs_parse_bool", (string x) => NumberText.Bool(x));
        c.Add<string, long>("gs_parse_date", (string x) => TimeText.Date(x));
        c.Add<string, long>("gs_parse_datetime", (string x) => TimeText.DateTime(x));
        c.Add<string, long>("gs_parse_time", (string x) => TimeText.Time(x));
        c.Add<string, string, long>("gs_parse_timestamp", TimeText.Timestamp);
        c.Add<double, long>("gs_float_to_int64", (double x) => NumberText.FromFloat(x));
        c.Add<string, long>("gs_decimal_to_int64", (string x) => NumberText.FromDecimal(x));
        c.Add<double, string>("gs_float_to_numeric", (double x) => DecimalKind.Numeric.Of(x));
        c.Add<double, string>("gs_float_to_bignumeric", (double x) => DecimalKind.BigNumeric.Of(x));
        c.Add<string, string>(
            "gs_decimal_to_numeric", (string x) => DecimalKind.Numeric.Narrow(x));
        c.Add<string, long, long, string>("gs_limit_decimal", DecimalKind.Limit);
    }

    private static void Numbers(DuckDBConnection c)
    {
        c.Add<double, double, double>("gs_fadd", FloatMath.Add);
        c.Add<double, double, double>("gs_fsub", FloatMath.Subtract);
        c.Add<double, double, double>("gs_fmul", FloatMath.Multiply);
        c.Add<double, double, double>("gs_fdiv", FloatMath.Divide);
        c.Add<double, double, double>("gs_fpow", FloatMath.Power);
        c.Add<double, long, double>("gs_fround", FloatMath.Round);
        c.Add<double, long, double>("gs_ftrunc", FloatMath.Truncate);
        c.Add<double, string, double>("gs_function", FloatMath.Function);
        c.Add<double, double>("gs_fsum", (double x) => FloatMath.Sum(x));
        c.Add<long, long, long>("gs_idiv", IntegerMath.Divide);
        c.Add<long, long, long>("gs_imod", IntegerMath.Remainder);
        c.Add<long, long>("gs_iabs", (long x) => IntegerMath.Absolute(x));
        c.Add<long, long>("gs_ineg", (long x) => IntegerMath.Negative(x));
        c.Add<long, long, long>("gs_shl", IntegerMath.ShiftLeft);
        c.Add<long, long, long>("gs_shr", IntegerMath.ShiftRight);
    }

    private static void Decimals(DuckDBConnection c, string prefix, DecimalKind kind)
    {
        c.Add<string, string, string>(prefix + "_add", kind.Add);
        c.Add<string, string, string>(prefix + "_sub", kind.Subtract);
        c.Add<string, string, string>(prefix + "_mul", kind.Multiply);
        c.Add<string, string, string>(prefix + "_div", kind.Divide);
        c.Add<string, string, string>(prefix + "_mod", kind.Remainder);
        c.Add<string, string, string>(prefix + "_whole", kind.Whole);
        c.Add<string, long, string>(prefix + "_round", kind.Round);
        c.Add<string, long, string>(prefix + "_trunc", kind.Truncate);
        c.Add<string, string>(prefix + "_floor", (string x) => kind.Floor(x));
        c.Add<string, string>(prefix + "_ceil", (string x) => kind.Ceiling(x));
    }

    private static void BigNumerics(DuckDBConnection c)
    {
        c.Add<string, string>("gs_bn_order", (string x) => BigNumericSums.Order(x));
        c.Add<string, long, BigInteger>("gs_bn_limb", BigNumericSums.Limb);
        c.Add<BigInteger, BigInteger, BigInteger, string>("gs_bn_join", BigNumericSums.Join);
        c.Add<string, string>("gs_bn_abs", (string x) => x.TrimStart('-'));
        c.Add<string, string>("gs_bn_neg", (string x) => DecimalKind.BigNumeric.Subtract("0", x));
        c.Add<string, long>("gs_bn_sign", (string x) => DecimalKind.Exact(x).Unscaled.Sign);
    }

    private static void Times(DuckDBConnection c)
    {
        c.Add<long, long, string, string, long>("gs_time_add", Calendar.Add);
        c.Add<long, long, string, long>("gs_time_boundaries", Calendar.Boundaries);
        c.Add<long, long, string, long>("gs_time_elapsed", Calendar.Elapsed);
        c.Add<long, long>("gs_timestamp_micros", Calendar.Timestamp);
        c.Add<long, string, long>("gs_time_trunc", Calendar.Truncate);
        c.Add<long, string, long>("gs_time_last_day", Calendar.LastDay);
        c.Add<long, string, long>("gs_time_extract", CalendarParts.Extract);
        c.Add<long, string, long>("gs_to_utc", TimeZones.ToUtc);
        c.Add<long, string, long>("gs_to_local", TimeZones.ToLocal);
        c.Add<string, long, long, string, string>("gs_time_format", TimeFormat.Apply);
        c.Add<string, string, string, string, long>("gs_time_parse", TimeParse.Apply);
    }

    private static void Texts(DuckDBConnection c)
    {
        c.AddVariadic<string, string?>("gs_format", FormatFunction.Apply);
        c.Add<string, string>("gs_string_literal", (string x) => TextForms.StringLiteral(x));
        c.Add<string, string>("gs_bytes_plain", (string hex) => TextForms.BytesPlain(hex));
        c.Add<string, string>("gs_bytes_literal", (string hex) => TextForms.BytesLiteral(hex));
        c.Add<double, string>("gs_float_plain", (double x) => TextForms.FloatPlain(x));
        c.Add<double, string>("gs_float_literal", (double x) => TextForms.FloatLiteral(x));
        c.Add<string, string>("gs_initcap", (string x) => Strings.InitialCapitals(x));
        c.Add<string, long, long, string>("gs_substr", Strings.Substring);
        c.Add<string, string, long, long, long>("gs_instr", Strings.Find);
        c.Add<string, string>(
            "gs_sha512", (string hex) => Convert.ToHexString(SHA512.HashData(Convert.FromHexString(hex))));
        c.Add<string, long>("gs_regex_groups", (string pattern) => Strings.Groups(pattern));
    }

    private static void Json(DuckDBConnection c)
    {
        c.Add<string, string>("gs_json_quote", (string x) => JsonText.Quote(x));
        c.Add<string, string>("gs_json_normalize", (string x) => JsonText.Normalize(x));
        c.Add<double, string>("gs_json_float", (double x) => TextForms.FloatJson(x));
        c.Add<long, string>("gs_json_integer", (long x) => TextForms.IntegerJson(x));
        c.Add<string, string>("gs_json_decimal", (string x) => TextForms.DecimalJson(x));
        c.Add<string, string, string?>("gs_json_value", JsonPath.Value);
        c.Add<string, string, string?>("gs_json_query", JsonPath.Query);
        c.Add<string, string, string?>("gs_json_array", JsonPath.QueryArray);
        c.Add<string, string>("gs_json_type", (string x) => JsonPath.Type(x));
    }
}
