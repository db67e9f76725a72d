using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>Blocks with their exception handlers, branches and loops.</summary>
internal sealed partial class ScriptRunner
{
    /// <summary>A bound against scripts that never end.</summary>
    private const int MostIterations = 1_000_000;

    private Flow RunBlock(BlockStatement block)
    {
        var outer = State.Variables;
        State.Variables = new VariableScope(outer);
        try
        {
            var flow = block.Handler is null ? Run(block.Body) : RunGuarded(block);
            return flow.Kind == FlowKind.Break && flow.Label is not null && flow.IsFor(block.Label) ? Flow.Next : flow;
        }
        finally
        {
            State.Variables = outer;
        }
    }

    private Flow RunGuarded(BlockStatement block)
    {
        var (inner, outerError) = (State.Variables, State.Error);
        try
        {
            return Run(block.Body);
        }
        catch (BigQueryError error)
        {
            // The handler does not see the variables of the block that failed.
            State.Variables = inner.Parent!;
            State.Error = new ScriptError(error.Message, block.Text);
            var flow = Run(block.Handler!);
            State.Error = outerError;
            return flow;
        }
    }

    private Flow RunIf(IfStatement choice)
    {
        foreach (var (condition, body) in choice.Branches)
            if (Evaluator.Condition(condition))
                return Run(body);
        return Run(choice.Else);
    }

    private Flow RunLoop(LoopStatement loop)
    {
        for (var i = 0; i < MostIterations; i++)
        {
            if (loop.While is not null && !Evaluator.Condition(loop.While))
                return Flow.Next;
            if (Leaves(Run(loop.Body), loop.Label, out var after))
                return after;
            if (loop.Until is not null && Evaluator.Condition(loop.Until))
                return Flow.Next;
        }

        throw SqlErrors.Invalid($"The loop did not end within {MostIterations} iterations", loop.At);
    }

    private Flow RunFor(ForStatement loop)
    {
        var outer = State.Variables;
        foreach (var row in Evaluator.Rows(loop.Query))
        {
            State.Variables = new VariableScope(outer);
            State.Variables.TryAdd(loop.Variable, new Variable(row.Type, row.Sql));
            var flow = Run(loop.Body);
            State.Variables = outer;
            if (Leaves(flow, loop.Label, out var after))
                return after;
        }

        return Flow.Next;
    }

    /// <summary>Whether the loop is over, and how it goes on after it.</summary>
    private static bool Leaves(Flow flow, string? label, out Flow after)
    {
        after = flow.Kind == FlowKind.Break && flow.IsFor(label) ? Flow.Next : flow;
        return flow.Kind switch
        {
            FlowKind.Next => false,
            FlowKind.Continue => !flow.IsFor(label),
            _ => true,
        };
    }
}
