using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Statements;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>Walks through the statements of a script.</summary>
internal sealed partial class ScriptRunner(ScriptState state, Sessions sessions)
{
    private readonly List<ChildStatement> _children = [];

    public IReadOnlyList<ChildStatement> Children => _children;

    public ScriptState State { get; } = state;

    public Sessions Sessions { get; } = sessions;

    private Evaluator Evaluator { get; } = new(state, sessions);

    public Flow Run(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            State.Request.Cancellation.ThrowIfCancellationRequested();
            if (Run(statement) is { IsNext: false } jump)
                return jump;
        }

        return Flow.Next;
    }

    private Flow Run(Statement statement)
    {
        switch (statement)
        {
            case BlockStatement block:
                return RunBlock(block);
            case IfStatement choice:
                return RunIf(choice);
            case LoopStatement loop:
                return RunLoop(loop);
            case ForStatement loop:
                return RunFor(loop);
            case JumpStatement jump:
                return Jump(jump);
            default:
                RunSimple(statement);
                return Flow.Next;
        }
    }

    private void RunSimple(Statement statement)
    {
        switch (statement)
        {
            case DeclareStatement declare:
                Declare(declare);
                break;
            case SetStatement set:
                Set(set);
                break;
            case RaiseStatement raise:
                throw Raise(raise);
            case AssertStatement assert:
                Assert(assert);
                break;
            case CallStatement call:
                Call(call);
                break;
            case ExecuteImmediate execute:
                Execute(execute);
                break;
            case TransactionStatement transaction:
                Transact(transaction);
                break;
            default:
                RunChild(statement);
                break;
        }
    }

    private void RunChild(Statement statement)
    {
        var outcome = new StatementRunner(State, Sessions).Run(statement);
        if (outcome.Dml is { } dml)
            State.RowCount = dml.Affected;
        _children.Add(new ChildStatement(statement.Text, outcome));
    }

    private void Transact(TransactionStatement statement)
    {
        switch (statement.Action)
        {
            case "BEGIN":
                Sessions.Begin();
                break;
            case "COMMIT":
                Sessions.Commit();
                break;
            default:
                Sessions.Rollback();
                break;
        }

        _children.Add(new ChildStatement(statement.Text, new QueryOutcome($"{statement.Action}_TRANSACTION", [])));
    }

    private static Flow Jump(JumpStatement jump) => new(
        jump.Kind switch
        {
            "BREAK" or "LEAVE" => FlowKind.Break,
            "CONTINUE" or "ITERATE" => FlowKind.Continue,
            _ => FlowKind.Return,
        },
        jump.Label);

    private BigQueryError Raise(RaiseStatement raise)
    {
        if (raise.Message is not null)
            return BigQueryError.InvalidQuery(Evaluator.Text(raise.Message) ?? "NULL");
        return State.Error is { } error
            ? BigQueryError.InvalidQuery(error.Message)
            : SqlErrors.Invalid("Cannot re-raise an error outside of an exception handler", raise.At);
    }

    private void Assert(AssertStatement assert)
    {
        if (!Evaluator.Condition(assert.Condition))
            throw BigQueryError.InvalidQuery(assert.Description ?? "Assertion failed");
        _children.Add(new ChildStatement(assert.Text, new QueryOutcome("ASSERT", [])));
    }

    private void Declare(DeclareStatement declare)
    {
        var initial = declare.Default is null ? null : Evaluator.Literal(declare.Default, declare.Type);
        var type = declare.Type ?? initial!.Type;
        foreach (var name in declare.Names)
            if (!State.Variables.TryAdd(name, new Variable(type, initial?.Sql ?? Duck.Cast("NULL", type))))
                throw SqlErrors.Invalid($"Variable '{name}' redeclaration", declare.At);
    }

    private void Set(SetStatement set)
    {
        if (set.Targets[0].StartsWith("@@", StringComparison.Ordinal))
            return;
        var variables = set.Targets.Select(name => Find(name, set.At)).ToList();
        if (variables.Count == 1)
        {
            variables[0].Set(Evaluator.Literal(set.Value, variables[0].Type).Sql);
            return;
        }

        var target = SqlType.StructOf([.. variables.Select((variable, i) => new StructMember($"v{i}", variable.Type))]);
        var value = Evaluator.Literal(set.Value, target);
        var members = variables.Select((_, i) => Evaluator.Literal(
            new Typed(Duck.Member(value.Sql, value.Type, i), value.Type.Members[i].Type))).ToList();
        for (var i = 0; i < variables.Count; i++)
            variables[i].Set(members[i].Sql);
    }

    private Variable Find(string name, Location at) => State.Variables.Find(name)
        ?? throw SqlErrors.Invalid($"Undeclared variable: {name}", at);
}
