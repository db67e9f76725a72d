using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>Aggregate functions, over groups and over windows.</summary>
internal static class Aggregates
{
    private static readonly HashSet<string> Names =
    [
        "COUNT", "COUNTIF", "SUM", "AVG", "MIN", "MAX", "ANY_VALUE", "ARRAY_AGG", "STRING_AGG", "ARRAY_CONCAT_AGG",
        "LOGICAL_AND", "LOGICAL_OR", "BIT_AND", "BIT_OR", "BIT_XOR", "APPROX_COUNT_DISTINCT", "MAX_BY", "MIN_BY",
        "STDDEV", "STDDEV_SAMP", "STDDEV_POP", "VARIANCE", "VAR_SAMP", "VAR_POP", "CORR", "COVAR_POP", "COVAR_SAMP",
        "APPROX_QUANTILES", "GROUPING",
    ];

    public static bool Contains(string name) => Names.Contains(name);

    public static Typed BindGrouped(ExpressionBinder binder, Call call)
    {
        var grouping = binder.Scope.Grouping;
        if (grouping is null)
            throw SqlErrors.Invalid(
                $"Aggregate function {call.Name}{(call.IsStar ? "(*)" : "")} not allowed in "
                + (binder.Scope.NoAggregatesIn ?? "this place"), call.At);
        if (grouping.AggregateDepth > 0)
            throw SqlErrors.Invalid("Aggregations of aggregations are not allowed", call.At);
        grouping.AggregateDepth++;
        var bound = Bind(binder, call, "");
        grouping.AggregateDepth--;
        return bound;
    }

    /// <summary>Over is empty, or the OVER clause of a window.</summary>
    public static Typed Bind(ExpressionBinder binder, Call call, string over)
    {
        if (call.IsStar)
            return call.Name == "COUNT"
                ? new Typed($"count(*){over}", SqlType.Int64)
                : throw SqlErrors.Invalid($"Argument * can only be used in COUNT(*)", call.At);
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        if (arguments.Count == 0)
            throw SpecialFunctions.NoSignature(call, arguments);
        if (call.Name is "ARRAY_AGG" or "STRING_AGG" or "ARRAY_CONCAT_AGG")
            return ListAggregates.Bind(binder, call, arguments, over);
        if (call.OrderBy.Count > 0 || call.Limit is not null)
            throw SqlErrors.Invalid($"ORDER BY and LIMIT in arguments are not supported on {call.Name}", call.At);
        var aggregate = new Aggregate(call, arguments, call.IsDistinct ? "DISTINCT " : "", over);
        if (call.HavingValue is not null)
            return Having(binder, call, arguments[0], over);
        return call.Name switch
        {
            "COUNT" => aggregate.Of("count", Groupable(aggregate), SqlType.Int64),
            "COUNTIF" => aggregate.CountIf(),
            "SUM" => Sums.Sum(aggregate),
            "AVG" => Sums.Average(aggregate),
            "MIN" or "MAX" => aggregate.Extreme(),
            "ANY_VALUE" => aggregate.Of("any_value", arguments[0], arguments[0].Type),
            "GROUPING" => new Typed($"CAST(grouping({arguments[0].Sql}) AS BIGINT)", SqlType.Int64),
            "MAX_BY" or "MIN_BY" => By(aggregate),
            "LOGICAL_AND" or "LOGICAL_OR" => aggregate.Logical(),
            "BIT_AND" or "BIT_OR" or "BIT_XOR" => aggregate.As(call.Name.ToLowerInvariant(), SqlType.Int64),
            "APPROX_COUNT_DISTINCT" => new Typed($"count(DISTINCT {arguments[0].Sql}){over}", SqlType.Int64),
            "APPROX_QUANTILES" => Quantiles(aggregate),
            _ => Statistics(aggregate),
        };
    }

    private static Typed Groupable(Aggregate aggregate)
    {
        var argument = aggregate.Arguments[0];
        return aggregate.Call.IsDistinct && !argument.Type.IsGroupable
            ? throw SqlErrors.Invalid(
                $"Aggregate functions with DISTINCT cannot be used with arguments of type {argument.Type}",
                aggregate.Call.At)
            : argument;
    }

    private static Typed Statistics(Aggregate aggregate)
    {
        var name = aggregate.Call.Name switch
        {
            "STDDEV" => "stddev_samp",
            "VARIANCE" => "var_samp",
            var other => other.ToLowerInvariant(),
        };
        var values = aggregate.Arguments.Select(a => Casts.Coerce(a, SqlType.Float64, aggregate.Call.At).Sql);
        return new Typed($"{name}({aggregate.Distinct}{string.Join(", ", values)}){aggregate.Over}", SqlType.Float64);
    }

    private static Typed By(Aggregate aggregate)
    {
        var function = aggregate.Call.Name == "MAX_BY" ? "arg_max_null" : "arg_min_null";
        var (value, key) = (aggregate.Arguments[0], aggregate.Arguments[1]);
        return new Typed($"{function}({value.Sql}, {Key(key)}){aggregate.Over}", value.Type);
    }

    private static Typed Having(ExpressionBinder binder, Call call, Typed value, string over)
    {
        if (call.Name != "ANY_VALUE")
            throw SqlErrors.Unsupported($"HAVING in {call.Name}", call.At);
        var function = call.HavingMax == true ? "arg_max_null" : "arg_min_null";
        return new Typed($"{function}({value.Sql}, {Key(binder.Bind(call.HavingValue!))}){over}", value.Type);
    }

    private static Typed Quantiles(Aggregate aggregate)
    {
        if (aggregate.Arguments[1].LiteralText is not { } count || !int.TryParse(count, out var parts) || parts < 1)
            throw SqlErrors.Invalid("APPROX_QUANTILES needs a positive literal number of quantiles", aggregate.Call.At);
        var points = string.Join(
            ", ", Enumerable.Range(0, parts + 1).Select(i => FormattableString.Invariant($"{(double)i / parts}")));
        var value = aggregate.Arguments[0];
        return new Typed(
            $"quantile_disc({aggregate.Distinct}{value.Sql}, [{points}]){aggregate.Over}", SqlType.ArrayOf(value.Type));
    }

    public static string Key(Typed value) =>
        value.Type.Kind == TypeKind.BigNumeric ? $"gs_bn_order({value.Sql})" : value.Sql;
}
