using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    public static string Compare(string symbol, Typed left, Typed right, Location at)
    {
        var type = Comparable(symbol, [left, right], at);
        var (a, b) = (Casts.Coerce(left, type, at).Sql, Casts.Coerce(right, type, at).Sql);
        if (symbol.EndsWith("FROM", StringComparison.Ordinal))
            return $"({a} {symbol} {b})";
        return type.Kind switch
        {
            TypeKind.BigNumeric when symbol is not ("=" or "!=") =>
                $"(gs_bn_order({a}) {symbol} gs_bn_order({b}))",
            TypeKind.Float64 => CompareFloats(symbol, a, b, left, right),
            _ => $"({a} {(symbol == "!=" ? "<>" : symbol)} {b})",
        };
    }

    /// <summary>NaN is unequal to all, even itself; to DuckDB it is the largest number and equal to itself.</summary>
    private static string CompareFloats(string symbol, string a, string b, Typed left, Typed right) => symbol switch
    {
        "=" or "!=" when left.LiteralText is not null || right.LiteralText is not null =>
            $"({a} {(symbol == "=" ? "=" : "<>")} {b})",
        "=" => $"({a} = {b} AND {NotNan(b, a)})",
        "!=" => $"({a} <> {b} OR NOT {NotNan(b, a)})",
        ">" or ">=" => $"({a} {symbol} {b} AND {NotNan(a, b)})",
        _ => $"({a} {symbol} {b} AND {NotNan(b, a)})",
    };

    /// <summary>A comparison with NULL stays NULL, whatever the other side is.</summary>
    private static string NotNan(string value, string other) => $"(NOT isnan({value}) OR {other} IS NULL)";

    private static SqlType Comparable(string symbol, IReadOnlyList<Typed> operands, Location at)
    {
        var type = Coercion.Common(operands) ?? throw NoSignature(symbol, at, operands);
        var isEquality = symbol is "=" or "!=" or "IN" or "IN UNNEST"
            || symbol.EndsWith("FROM", StringComparison.Ordinal);
        if (type.Kind is TypeKind.Json or TypeKind.Array && isEquality)
            throw SqlErrors.Invalid($"Equality is not defined for arguments of type {type}", at);
        if (!type.IsOrderable && !isEquality)
            throw SqlErrors.Invalid($"Less than is not defined for arguments of type {type}", at);
        return type;
    }

    /// <summary>What ORDER BY sorts on, in place of the value itself.</summary>
    public static string OrderTerms(Typed value, bool isDescending, bool? nullsFirst, Location at)
    {
        if (!value.Type.IsOrderable)
            throw SqlErrors.Invalid($"Ordering by expressions of type {value.Type} is not allowed", at);
        var nulls = nullsFirst ?? !isDescending ? "NULLS FIRST" : "NULLS LAST";
        var direction = isDescending ? "DESC" : "ASC";
        var key = value.Type.Kind == TypeKind.BigNumeric ? $"gs_bn_order({value.Sql})" : value.Sql;
        var term = $"{key} {direction} {nulls}";
        // NaN comes before every other number; DuckDB puts it behind.
        return value.Type.Kind == TypeKind.Float64
            ? $"isnan({value.Sql}) {(isDescending ? "ASC" : "DESC")} {nulls}, {term}"
            : term;
    }
}
