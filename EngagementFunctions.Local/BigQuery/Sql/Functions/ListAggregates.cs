using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>ARRAY_AGG, STRING_AGG and ARRAY_CONCAT_AGG, which know an order and a limit.</summary>
internal static class ListAggregates
{
    public static Typed Bind(ExpressionBinder binder, Call call, List<Typed> arguments, string over) => call.Name switch
    {
        "STRING_AGG" => Strings(binder, call, arguments, over),
        "ARRAY_AGG" => Array(binder, call, arguments[0], over),
        _ => Concatenated(binder, call, arguments[0], over),
    };

    private static Typed Array(ExpressionBinder binder, Call call, Typed argument, string over)
    {
        if (argument.Type.Kind == TypeKind.Array)
            throw SqlErrors.Invalid("The argument to ARRAY_AGG must not be an array type", call.At);
        var list = List(binder, call, argument.Sql, call.IgnoreNulls == true, over);
        return new Typed(Limited(binder, call, list), SqlType.ArrayOf(argument.Type));
    }

    /// <summary>NULL values are left out, and so are they from no rows at all: NULL.</summary>
    private static Typed Strings(ExpressionBinder binder, Call call, List<Typed> arguments, string over)
    {
        var argument = arguments[0];
        if (argument.IsNull || argument.Type.Kind is not (TypeKind.String or TypeKind.Bytes))
            argument = argument.IsNull
                ? Casts.Coerce(argument, SqlType.String, call.At)
                : throw SpecialFunctions.NoSignature(call, arguments);
        if (argument.Type.Kind == TypeKind.Bytes)
            throw SqlErrors.Unsupported("STRING_AGG of BYTES", call.At);
        var separator = arguments.Count > 1 ? Casts.Coerce(arguments[1], SqlType.String, call.At).Sql : "','";
        var list = Limited(binder, call, List(binder, call, argument.Sql, true, over));
        return new Typed($"array_to_string({list}, {separator})", SqlType.String);
    }

    private static Typed Concatenated(ExpressionBinder binder, Call call, Typed argument, string over)
    {
        if (argument.Type.Kind != TypeKind.Array)
            throw SpecialFunctions.NoSignature(call, [argument]);
        return new Typed(
            $"flatten({Limited(binder, call, List(binder, call, argument.Sql, true, over))})", argument.Type);
    }

    private static string List(ExpressionBinder binder, Call call, string sql, bool ignoresNulls, string over)
    {
        var distinct = call.IsDistinct ? "DISTINCT " : "";
        var order = call.OrderBy.Count == 0 ? "" : " ORDER BY " + string.Join(", ", call.OrderBy.Select(item =>
            ExpressionBinder.OrderTerms(
                binder.Bind(item.Expression), item.IsDescending, item.NullsFirst, item.Expression.At)));
        var filter = ignoresNulls ? $" FILTER (WHERE {sql} IS NOT NULL)" : "";
        return $"list({distinct}{sql}{order}){filter}{over}";
    }

    private static string Limited(ExpressionBinder binder, Call call, string list) => call.Limit is null
        ? list
        : $"({list})[1:{binder.BindAs(call.Limit, SqlType.Int64).Sql}]";
}
