using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>Finds what a call means.</summary>
internal static class Calls
{
    public static Typed Bind(ExpressionBinder binder, Call call)
    {
        if (call.Path.Count > 1 && string.Equals(call.Path[0], "SAFE", StringComparison.OrdinalIgnoreCase))
            return Safe(binder, call with { Path = [.. call.Path.Skip(1)] });
        Arity.Check(binder, call);
        if (call.Over is not null || Windows.Contains(call.Name))
            return Windows.Bind(binder, call);
        if (Aggregates.Contains(call.Name))
            return Aggregates.BindGrouped(binder, call);
        if (call.IsStar || call.IsDistinct || call.OrderBy.Count > 0 || call.IgnoreNulls is not null)
            throw SqlErrors.Invalid($"{call.Name} is no aggregate function", call.At);
        if (call.Path.Count == 1 && UserFunctions.TryBind(binder, call, temporaryOnly: true) is { } temporary)
            return temporary;
        if (SpecialFunctions.Find(call.Name) is { } special)
            return special(binder, call);
        if (TimeFunctions.Contains(call.Name))
            return TimeFunctions.Bind(binder, call);
        if (FunctionTable.Contains(call.Name))
            return FunctionTable.Bind(call.Name, [.. call.Arguments.Select(binder.Bind)], call.At);
        return UserFunctions.TryBind(binder, call, temporaryOnly: false)
            ?? throw SqlErrors.Invalid($"Function not found: {string.Join('.', call.Path)}", call.At);
    }

    /// <summary>SAFE.f(x): NULL in place of an error. A date part is no argument that could be bound.</summary>
    private static Typed Safe(ExpressionBinder binder, Call call)
    {
        if (Aggregates.Contains(call.Name) || call.Over is not null)
            throw SqlErrors.Invalid($"Function {call.Name} does not support SAFE error mode", call.At);
        if (TimeFunctions.Contains(call.Name))
            return Bind(binder, call) is var moved ? new Typed($"TRY({moved.Sql})", moved.Type) : moved;
        return Casting.Safely.Bind(
            [.. call.Arguments.Select(binder.Bind)],
            arguments => Bind(binder, call with
            {
                Arguments = [.. arguments.Select((value, i) => new BoundExpression(call.Arguments[i].At, value))],
            }));
    }
}
