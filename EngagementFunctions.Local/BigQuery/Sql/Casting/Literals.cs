using System.Globalization;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Native;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>Literals, checked while the statement is bound.</summary>
internal static class Literals
{
    public static Typed? TryBind(SqlType type, string text, Location at)
    {
        try
        {
            return new Typed(Sql(type, text, at), type);
        }
        catch (SqlValueException)
        {
            return null;
        }
    }

    public static Typed Bind(SqlType type, string text, Location at) => TryBind(type, text, at)
        ?? throw SqlErrors.Invalid($"Could not cast literal \"{text}\" to type {type}", at);

    /// <summary>A literal of the program text: those of strings and numbers coerce further.</summary>
    public static Typed Written(SqlType type, string text, Location at) => type.Kind switch
    {
        TypeKind.Int64 => new Typed(Integer(text, at), type) { LiteralText = text },
        TypeKind.Float64 =>
            new Typed(FloatSql(double.Parse(text, CultureInfo.InvariantCulture)), type) { LiteralText = text },
        TypeKind.String => Bind(type, text, at) with { LiteralText = text },
        TypeKind.Bool => new Typed(text, type),
        TypeKind.Bytes => new Typed(Duck.Bytes(text), type),
        _ => WrittenTyped(type, text, at),
    };

    private static Typed WrittenTyped(SqlType type, string text, Location at) => TryBind(type, text, at)
        ?? throw SqlErrors.Invalid(
            type.IsNumber ? $"Invalid {type} literal: \"{text}\"" : $"Invalid {type} literal", at);

    private static string Sql(SqlType type, string text, Location at) => type.Kind switch
    {
        TypeKind.Int64 => $"CAST({Quoted(NumberText.Int64(text))} AS BIGINT)",
        TypeKind.Float64 => FloatSql(NumberText.Float64(text)),
        TypeKind.Numeric => $"CAST('{NumberText.Numeric(text)}' AS DECIMAL(38,9))",
        TypeKind.BigNumeric => $"CAST('{NumberText.BigNumeric(text)}' AS VARCHAR)",
        TypeKind.String => Duck.Text(text),
        TypeKind.Bool => NumberText.Bool(text) ? "TRUE" : "FALSE",
        TypeKind.Date => $"CAST(make_timestamp({TimeText.Date(text)}) AS DATE)",
        TypeKind.DateTime => $"make_timestamp({TimeText.DateTime(text)})",
        TypeKind.Time => $"CAST(make_timestamp({TimeText.Time(text)}) AS TIME)",
        TypeKind.Timestamp => $"make_timestamptz({TimeText.Timestamp(text, "UTC")})",
        TypeKind.Json => $"CAST({Duck.Text(JsonText.Normalize(text))} AS JSON)",
        _ => throw SqlErrors.Invalid($"Invalid {type} literal", at),
    };

    private static string FloatSql(double value) => value switch
    {
        double.NaN => "CAST('nan' AS DOUBLE)",
        double.PositiveInfinity => "CAST('inf' AS DOUBLE)",
        double.NegativeInfinity => "CAST('-inf' AS DOUBLE)",
        _ => $"CAST('{value.ToString("R", CultureInfo.InvariantCulture)}' AS DOUBLE)",
    };

    private static string Integer(string text, Location at)
    {
        try
        {
            return $"CAST({Quoted(NumberText.Int64(text))} AS BIGINT)";
        }
        catch (SqlValueException)
        {
            throw SqlErrors.Invalid($"Invalid integer literal: {text}", at);
        }
    }

    /// <summary>DuckDB reads the smallest INT64 as the negation of a number too large.</summary>
    private static string Quoted(long value) => value == long.MinValue ? $"'{value}'" : Duck.Number(value);
}
