using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Parsing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>SQL functions, temporary or stored: their body takes the place of the call.</summary>
internal static class UserFunctions
{
    public static Typed? TryBind(ExpressionBinder binder, Call call, bool temporaryOnly)
    {
        if (Find(binder.Context, call.Path, temporaryOnly) is not { } routine)
            return null;
        if (routine.Kind != "SCALAR_FUNCTION")
            throw SqlErrors.Invalid($"{routine.Name} is no scalar function", call.At);
        if (routine.Arguments.Count != call.Arguments.Count)
            throw SpecialFunctions.NoSignature(call, call.Arguments.Select(binder.Bind));
        var arguments = routine.Arguments.Select((parameter, i) => Argument(binder, parameter, call.Arguments[i]));
        var scope = new Scope(null, [new Relation(null, [.. arguments])]);
        Typed? body = null;
        binder.Context.Expand(routine.Name, call.At, () => body = Body(binder.Context, scope, routine, call.At));
        return body;
    }

    private static Typed Body(StatementContext context, Scope scope, Routine routine, Location at)
    {
        var bound = new ExpressionBinder(context, scope).Bind(Parser.ParseExpression(routine.Body));
        return routine.ReturnType is { } returns ? Casts.Coerce(bound, Fields.TypeOf(returns), at) : bound;
    }

    private static ScopeColumn Argument(ExpressionBinder binder, RoutineArgument parameter, Expression expression)
    {
        var value = parameter.Type is { } type
            ? binder.BindAs(expression, Fields.TypeOf(type))
            : binder.Bind(expression);
        return new ScopeColumn(parameter.Name, $"({value.Sql})", value.Type);
    }

    private static Routine? Find(StatementContext context, IReadOnlyList<string> path, bool temporaryOnly)
    {
        if (path.Count == 1 && context.Script.TemporaryFunction(path[0]) is { } temporary)
            return temporary;
        if (temporaryOnly || (path.Count == 1 && context.Request.DefaultDatasetId is null) || path.Count > 3)
            return null;
        var (dataset, name) = QualifiedName.Routine(context.Request, path);
        return context.Session.Catalog.FindRoutine(dataset, name);
    }
}
