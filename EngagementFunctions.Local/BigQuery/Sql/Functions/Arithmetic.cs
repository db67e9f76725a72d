using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>+, -, * and / of numbers.</summary>
internal static class Arithmetic
{
    public static Typed Bind(string symbol, Typed left, Typed right, Location at)
    {
        var common = Coercion.Common([left, right]);
        if (common is not { IsNumber: true })
            throw ExpressionBinder.NoSignature(symbol, at, left, right);
        var type = symbol == "/" && common.Kind == TypeKind.Int64 ? SqlType.Float64 : common;
        var (a, b) = (Casts.Coerce(left, type, at).Sql, Casts.Coerce(right, type, at).Sql);
        return new Typed(Sql(symbol, type.Kind, a, b), type);
    }

    /// <summary>
    /// DuckDB checks the bounds of integers and of DECIMAL sums itself; the rest has functions of its own.
    /// </summary>
    private static string Sql(string symbol, TypeKind kind, string a, string b)
    {
        var name = symbol switch
        {
            "+" => "add",
            "-" => "sub",
            "*" => "mul",
            _ => "div",
        };
        return kind switch
        {
            TypeKind.Float64 => $"gs_f{name}({a}, {b})",
            TypeKind.BigNumeric => $"gs_bn_{name}({a}, {b})",
            TypeKind.Numeric when symbol is "*" or "/" =>
                $"CAST(gs_num_{name}(CAST({a} AS VARCHAR), CAST({b} AS VARCHAR)) AS DECIMAL(38,9))",
            _ => $"({a} {symbol} {b})",
        };
    }
}
