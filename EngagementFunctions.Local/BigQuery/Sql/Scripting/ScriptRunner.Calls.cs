using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Parsing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>CALL and EXECUTE IMMEDIATE.</summary>
internal sealed partial class ScriptRunner
{
    private const int DeepestCall = 50;
    private int _depth;

    private void Call(CallStatement call)
    {
        var routine = Procedure(call);
        if (routine.Arguments.Count != call.Arguments.Count)
            throw SqlErrors.Invalid(
                $"Procedure {routine.Name} takes {routine.Arguments.Count} arguments but got {call.Arguments.Count}",
                call.At);
        if (++_depth > DeepestCall)
            throw SqlErrors.Invalid($"Out of stack space due to more than {DeepestCall} nested calls", call.At);
        var caller = State.Variables;
        var (parameters, scope) = (State.Parameters, new VariableScope(null));
        for (var i = 0; i < routine.Arguments.Count; i++)
            scope.TryAdd(routine.Arguments[i].Name, Argument(routine.Arguments[i], call.Arguments[i]));
        (State.Variables, State.Parameters) = (scope, TypedParameters.None);
        try
        {
            Run(Parser.ParseScript(routine.Body));
        }
        finally
        {
            (State.Variables, State.Parameters) = (caller, parameters);
            _depth--;
        }

        GiveBack(routine, call, scope);
    }

    private Routine Procedure(CallStatement call)
    {
        var (dataset, name) = QualifiedName.Routine(State.Request, call.Path);
        return Sessions.Read(session => session.Catalog.FindRoutine(dataset, name)) is { Kind: "PROCEDURE" } routine
            ? routine
            : throw BigQueryError.NotFound($"Not found: Routine {dataset}.{name} was not found in location US");
    }

    private Variable Argument(RoutineArgument parameter, Expression expression)
    {
        var type = parameter.Type is null ? null : Fields.TypeOf(parameter.Type);
        if (parameter.Mode == "OUT")
            return new Variable(type!, Duck.Cast("NULL", type!));
        var value = Evaluator.Literal(expression, type);
        return new Variable(value.Type, value.Sql);
    }

    private void GiveBack(Routine routine, CallStatement call, VariableScope scope)
    {
        for (var i = 0; i < routine.Arguments.Count; i++)
        {
            if (routine.Arguments[i].Mode == "IN")
                continue;
            if (call.Arguments[i] is not NamePath { Parts: [var name] })
                throw SqlErrors.Invalid("OUT and INOUT arguments must be variables", call.Arguments[i].At);
            var target = Find(name, call.At);
            var value = scope.Find(routine.Arguments[i].Name)!.Value;
            target.Set(Evaluator.Literal(Casting.Casts.Coerce(value, target.Type, call.At)).Sql);
        }
    }

    private void Execute(ExecuteImmediate execute)
    {
        var sql = Evaluator.Text(execute.Sql)
            ?? throw SqlErrors.Invalid("SQL string cannot be NULL in EXECUTE IMMEDIATE", execute.At);
        var statements = Parser.ParseScript(sql);
        if (statements.Count != 1)
            throw SqlErrors.Invalid("EXECUTE IMMEDIATE takes exactly one statement", execute.At);
        var values = execute.Using.Select(item => (item.Name, Value: Evaluator.Literal(item.Value, null))).ToList();
        var outer = State.Parameters;
        State.Parameters = new TypedParameters(values);
        try
        {
            Run(statements);
        }
        finally
        {
            State.Parameters = outer;
        }

        if (execute.Into.Count > 0)
            Into(execute, _children[^1].Outcome);
    }

    /// <summary>No row sets the variables to NULL.</summary>
    private void Into(ExecuteImmediate execute, QueryOutcome outcome)
    {
        if (outcome.Schema.Count != execute.Into.Count)
            throw SqlErrors.Invalid(
                $"EXECUTE IMMEDIATE returned {outcome.Schema.Count} columns for {execute.Into.Count} variables",
                execute.At);
        var targets = execute.Into.Select(name => Find(name, execute.At)).ToList();
        var rows = Evaluator.ResultRows(outcome);
        if (rows.Count > 1)
            throw SqlErrors.Invalid("Query returned more than one row for EXECUTE IMMEDIATE ... INTO", execute.At);
        for (var i = 0; i < targets.Count; i++)
        {
            var value = rows.Count == 0
                ? new Typed(Duck.Cast("NULL", targets[i].Type), targets[i].Type)
                : new Typed(Duck.Member(rows[0].Sql, rows[0].Type, i), rows[0].Type.Members[i].Type);
            targets[i].Set(Evaluator.Literal(Casting.Casts.Coerce(value, targets[i].Type, execute.At)).Sql);
        }
    }
}
