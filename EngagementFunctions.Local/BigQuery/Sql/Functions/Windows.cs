using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>Functions with OVER.</summary>
internal static class Windows
{
    private static readonly HashSet<string> Names =
    [
        "ROW_NUMBER", "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST", "NTILE", "LAG", "LEAD", "FIRST_VALUE",
        "LAST_VALUE", "NTH_VALUE", "PERCENTILE_CONT", "PERCENTILE_DISC",
    ];

    public static bool Contains(string name) => Names.Contains(name);

    public static Typed Bind(ExpressionBinder binder, Call call)
    {
        if (call.Over is null)
            throw SqlErrors.Invalid($"Analytic function {call.Name} cannot be called without an OVER clause", call.At);
        if (binder.Scope.NoWindowsIn is { } clause)
            throw SqlErrors.Invalid($"Analytic function not allowed in {clause}", call.At);
        if (!Contains(call.Name) && !Aggregates.Contains(call.Name))
            throw SqlErrors.Invalid($"Function {call.Name} does not support an OVER clause", call.At);
        var window = Resolve(binder, call.Over, call.At);
        var over = $" OVER ({Definition(binder, window)})";
        if (Aggregates.Contains(call.Name))
            return Aggregates.Bind(binder, call, over);
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        return call.Name switch
        {
            "PERCENT_RANK" or "CUME_DIST" => new Typed($"{Lower(call)}(){over}", SqlType.Float64),
            "ROW_NUMBER" or "RANK" or "DENSE_RANK" => new Typed($"{Lower(call)}(){over}", SqlType.Int64),
            "NTILE" => new Typed($"ntile({arguments[0].Sql}){over}", SqlType.Int64),
            "PERCENTILE_CONT" => Percentile(call, arguments, "quantile_cont", SqlType.Float64, over),
            "PERCENTILE_DISC" => Percentile(call, arguments, "quantile_disc", arguments[0].Type, over),
            "LAG" or "LEAD" => Shifted(call, arguments, over),
            _ => Positional(call, arguments, over),
        };
    }

    private static string Lower(Call call) => call.Name.ToLowerInvariant();

    private static Typed Percentile(Call call, List<Typed> arguments, string function, SqlType type, string over)
    {
        var value = Casts.Coerce(arguments[0], type, call.At).Sql;
        return new Typed($"{function}({value}, {arguments[1].Sql}){over}", type);
    }

    private static Typed Shifted(Call call, List<Typed> arguments, string over)
    {
        var type = arguments[0].Type;
        var offset = arguments.Count > 1 ? Casts.Coerce(arguments[1], SqlType.Int64, call.At).Sql : "1";
        var otherwise = arguments.Count > 2 ? Casts.Coerce(arguments[2], type, call.At).Sql : Duck.Cast("NULL", type);
        return new Typed($"{Lower(call)}({arguments[0].Sql}, {offset}, {otherwise}){over}", type);
    }

    private static Typed Positional(Call call, List<Typed> arguments, string over)
    {
        var nulls = call.IgnoreNulls == true ? " IGNORE NULLS" : "";
        var values = string.Join(", ", arguments.Select(argument => argument.Sql));
        return new Typed($"{Lower(call)}({values}{nulls}){over}", arguments[0].Type);
    }

    private static Window Resolve(ExpressionBinder binder, Window window, Location at)
    {
        if (window.Name is null)
            return window;
        if (!binder.Scope.Windows.TryGetValue(window.Name, out var named))
            throw SqlErrors.Invalid($"Unrecognized window alias {window.Name}", at);
        var basis = Resolve(binder, named, at);
        return new Window(
            null,
            window.PartitionBy.Count > 0 ? window.PartitionBy : basis.PartitionBy,
            window.OrderBy.Count > 0 ? window.OrderBy : basis.OrderBy,
            window.Frame ?? basis.Frame);
    }

    private static string Definition(ExpressionBinder binder, Window window)
    {
        var parts = new List<string>();
        if (window.PartitionBy.Count > 0)
            parts.Add("PARTITION BY " + string.Join(", ", window.PartitionBy.Select(key => binder.Bind(key).Sql)));
        if (window.OrderBy.Count > 0)
            parts.Add("ORDER BY " + string.Join(", ", window.OrderBy.Select(item => Order(binder, window, item))));
        if (window.Frame is { } frame)
            parts.Add($"{frame.Unit} BETWEEN {Bound(binder, frame.Start)} AND {Bound(binder, frame.End)}");
        return string.Join(' ', parts);
    }

    /// <summary>A RANGE with offsets needs exactly one sort key.</summary>
    private static string Order(ExpressionBinder binder, Window window, OrderItem item)
    {
        var value = binder.Bind(item.Expression);
        if (window.Frame is { Unit: "RANGE" } && (window.Frame.Start.Amount ?? window.Frame.End.Amount) is not null)
            return $"{value.Sql} {(item.IsDescending ? "DESC NULLS LAST" : "ASC NULLS FIRST")}";
        return ExpressionBinder.OrderTerms(value, item.IsDescending, item.NullsFirst, item.Expression.At);
    }

    private static string Bound(ExpressionBinder binder, FrameBound bound) =>
        bound.Amount is null ? bound.Direction : $"{binder.Bind(bound.Amount).Sql} {bound.Direction}";
}
