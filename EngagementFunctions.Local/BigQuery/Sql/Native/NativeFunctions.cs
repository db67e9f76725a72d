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
        FingerprintFunction.Register(connection);
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
        c.RegisterScalarFunction<string, string>("gs_error", (string text) => throw new SqlValueException(text));
        c.RegisterScalarFunction<double, string>("gs_float_text", (double x) => Floats.Text(x));
        c.RegisterScalarFunction<string, long>("gs_parse_int64", (string x) => NumberText.Int64(x));
        c.RegisterScalarFunction<string, double>("gs_parse_float64", (string x) => NumberText.Float64(x));
        c.RegisterScalarFunction<string, string>("gs_parse_numeric", (string x) => NumberText.Numeric(x));
        c.RegisterScalarFunction<string, string>("gs_parse_bignumeric", (string x) => NumberText.BigNumeric(x));
        c.RegisterScalarFunction<string, bool>("gs_parse_bool", (string x) => NumberText.Bool(x));
        c.RegisterScalarFunction<string, long>("gs_parse_date", (string x) => TimeText.Date(x));
        c.RegisterScalarFunction<string, long>("gs_parse_datetime", (string x) => TimeText.DateTime(x));
        c.RegisterScalarFunction<string, long>("gs_parse_time", (string x) => TimeText.Time(x));
        c.RegisterScalarFunction<string, string, long>("gs_parse_timestamp", TimeText.Timestamp);
        c.RegisterScalarFunction<double, long>("gs_float_to_int64", (double x) => NumberText.FromFloat(x));
        c.RegisterScalarFunction<string, long>("gs_decimal_to_int64", (string x) => NumberText.FromDecimal(x));
        c.RegisterScalarFunction<double, string>("gs_float_to_numeric", (double x) => DecimalKind.Numeric.Of(x));
        c.RegisterScalarFunction<double, string>("gs_float_to_bignumeric", (double x) => DecimalKind.BigNumeric.Of(x));
        c.RegisterScalarFunction<string, string>(
            "gs_decimal_to_numeric", (string x) => DecimalKind.Numeric.Narrow(x));
        c.RegisterScalarFunction<string, long, long, string>("gs_limit_decimal", DecimalKind.Limit);
    }

    private static void Numbers(DuckDBConnection c)
    {
        c.RegisterScalarFunction<double, double, double>("gs_fadd", FloatMath.Add);
        c.RegisterScalarFunction<double, double, double>("gs_fsub", FloatMath.Subtract);
        c.RegisterScalarFunction<double, double, double>("gs_fmul", FloatMath.Multiply);
        c.RegisterScalarFunction<double, double, double>("gs_fdiv", FloatMath.Divide);
        c.RegisterScalarFunction<double, double, double>("gs_fpow", FloatMath.Power);
        c.RegisterScalarFunction<double, long, double>("gs_fround", FloatMath.Round);
        c.RegisterScalarFunction<double, long, double>("gs_ftrunc", FloatMath.Truncate);
        c.RegisterScalarFunction<double, double>("gs_fsum", (double x) => FloatMath.Sum(x));
        c.RegisterScalarFunction<long, long, long>("gs_idiv", IntegerMath.Divide);
        c.RegisterScalarFunction<long, long, long>("gs_imod", IntegerMath.Remainder);
        c.RegisterScalarFunction<long, long>("gs_iabs", (long x) => IntegerMath.Absolute(x));
        c.RegisterScalarFunction<long, long>("gs_ineg", (long x) => IntegerMath.Negative(x));
        c.RegisterScalarFunction<long, long, long>("gs_shl", IntegerMath.ShiftLeft);
        c.RegisterScalarFunction<long, long, long>("gs_shr", IntegerMath.ShiftRight);
    }

    private static void Decimals(DuckDBConnection c, string prefix, DecimalKind kind)
    {
        c.RegisterScalarFunction<string, string, string>(prefix + "_add", kind.Add);
        c.RegisterScalarFunction<string, string, string>(prefix + "_sub", kind.Subtract);
        c.RegisterScalarFunction<string, string, string>(prefix + "_mul", kind.Multiply);
        c.RegisterScalarFunction<string, string, string>(prefix + "_div", kind.Divide);
        c.RegisterScalarFunction<string, string, string>(prefix + "_mod", kind.Remainder);
        c.RegisterScalarFunction<string, string, string>(prefix + "_whole", kind.Whole);
        c.RegisterScalarFunction<string, long, string>(prefix + "_round", kind.Round);
        c.RegisterScalarFunction<string, long, string>(prefix + "_trunc", kind.Truncate);
        c.RegisterScalarFunction<string, string>(prefix + "_floor", (string x) => kind.Floor(x));
        c.RegisterScalarFunction<string, string>(prefix + "_ceil", (string x) => kind.Ceiling(x));
    }

    private static void BigNumerics(DuckDBConnection c)
    {
        c.RegisterScalarFunction<string, string>("gs_bn_order", (string x) => BigNumericSums.Order(x));
        c.RegisterScalarFunction<string, long, BigInteger>("gs_bn_limb", BigNumericSums.Limb);
        c.RegisterScalarFunction<BigInteger, BigInteger, BigInteger, string>("gs_bn_join", BigNumericSums.Join);
        c.RegisterScalarFunction<string, string>("gs_bn_abs", (string x) => x.TrimStart('-'));
        c.RegisterScalarFunction<string, string>("gs_bn_neg", (string x) => DecimalKind.BigNumeric.Subtract("0", x));
        c.RegisterScalarFunction<string, long>("gs_bn_sign", (string x) => DecimalKind.Exact(x).Unscaled.Sign);
    }

    private static void Times(DuckDBConnection c)
    {
        c.RegisterScalarFunction<long, long, string, string, long>("gs_time_add", Calendar.Add);
        c.RegisterScalarFunction<long, long, string, long>("gs_time_boundaries", Calendar.Boundaries);
        c.RegisterScalarFunction<long, long, string, long>("gs_time_elapsed", Calendar.Elapsed);
        c.RegisterScalarFunction<long, string, long>("gs_time_trunc", Calendar.Truncate);
        c.RegisterScalarFunction<long, string, long>("gs_time_last_day", Calendar.LastDay);
        c.RegisterScalarFunction<long, string, long>("gs_time_extract", CalendarParts.Extract);
        c.RegisterScalarFunction<long, string, long>("gs_to_utc", TimeZones.ToUtc);
        c.RegisterScalarFunction<long, string, long>("gs_to_local", TimeZones.ToLocal);
        c.RegisterScalarFunction<string, long, long, string, string>("gs_time_format", TimeFormat.Apply);
        c.RegisterScalarFunction<string, string, string, string, long>("gs_time_parse", TimeParse.Apply);
    }

    private static void Texts(DuckDBConnection c)
    {
        c.RegisterScalarFunction<string, string>("gs_format", (string[] cells) => FormatFunction.Apply(cells)!);
        c.RegisterScalarFunction<double, long, string>(
            "gs_scientific", (x, precision) => Floats.Scientific(x, (int)precision));
        c.RegisterScalarFunction<string, string>("gs_string_literal", (string x) => TextForms.StringLiteral(x));
        c.RegisterScalarFunction<string, string>("gs_bytes_plain", (string hex) => TextForms.BytesPlain(hex));
        c.RegisterScalarFunction<string, string>("gs_bytes_literal", (string hex) => TextForms.BytesLiteral(hex));
        c.RegisterScalarFunction<double, string>("gs_float_plain", (double x) => TextForms.FloatPlain(x));
        c.RegisterScalarFunction<double, string>("gs_float_literal", (double x) => TextForms.FloatLiteral(x));
        c.RegisterScalarFunction<string, long, string>("gs_normalize", Strings.Normalize);
        c.RegisterScalarFunction<string, string>("gs_initcap", (string x) => Strings.InitialCapitals(x));
        c.RegisterScalarFunction<string, long, long, string>("gs_substr", Strings.Substring);
        c.RegisterScalarFunction<string, string, long, long, long>("gs_instr", Strings.Find);
        c.RegisterScalarFunction<string, string>(
            "gs_sha512", (string hex) => Convert.ToHexString(SHA512.HashData(Convert.FromHexString(hex))));
        c.RegisterScalarFunction<string, long>("gs_regex_groups", (string pattern) => Strings.Groups(pattern));
    }

    private static void Json(DuckDBConnection c)
    {
        c.RegisterScalarFunction<string, string>("gs_json_quote", (string x) => JsonText.Quote(x));
        c.RegisterScalarFunction<string, string>("gs_json_normalize", (string x) => JsonText.Normalize(x));
        c.RegisterScalarFunction<double, string>("gs_json_float", (double x) => TextForms.FloatJson(x));
        c.RegisterScalarFunction<long, string>("gs_json_integer", (long x) => TextForms.IntegerJson(x));
        c.RegisterScalarFunction<string, string>("gs_json_decimal", (string x) => TextForms.DecimalJson(x));
        c.RegisterScalarFunction<string, string, string?>("gs_json_value", JsonPath.Value);
        c.RegisterScalarFunction<string, string, string?>("gs_json_query", JsonPath.Query);
        c.RegisterScalarFunction<string, string, string?>("gs_json_array", JsonPath.QueryArray);
        c.RegisterScalarFunction<string, string>("gs_json_type", (string x) => JsonPath.Type(x));
    }
}
