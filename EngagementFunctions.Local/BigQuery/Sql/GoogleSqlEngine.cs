using System.Runtime.CompilerServices;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Native;
using EngagementFunctions.Local.BigQuery.Sql.Parsing;
using EngagementFunctions.Local.BigQuery.Sql.Scripting;
using EngagementFunctions.Local.BigQuery.Sql.Statements;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql;

/// <summary>
/// GoogleSQL in, rows and schema in BigQuery's terms out. Its functions live in the warehouse's database.
/// </summary>
internal sealed class GoogleSqlEngine
{
    private static readonly ConditionalWeakTable<Warehouse, Lazy<bool>> Prepared = [];

    private readonly Warehouse _warehouse;

    public GoogleSqlEngine(Warehouse warehouse)
    {
        _warehouse = warehouse;
        _ = Prepared.GetValue(warehouse, static one => new Lazy<bool>(() => Prepare(one))).Value;
    }

    public QueryOutcome Execute(QueryRequest request)
    {
        var statements = Parser.ParseScript(request.Sql);
        if (statements.Count == 0)
            throw BigQueryError.InvalidQuery("Syntax error: Unexpected end of statement at [1:1]");
        var state = new ScriptState(request);
        using var sessions = new Sessions(_warehouse, request.Cancellation);
        if (request.DryRun)
            return new DryRunner(state, sessions).Run(statements);
        return statements is [var only] && IsPlain(only)
            ? new StatementRunner(state, sessions).Run(only)
            : RunScript(state, sessions, statements);
    }

    private static bool Prepare(Warehouse warehouse)
    {
        using var connection = warehouse.OpenConnection();
        NativeFunctions.Register(connection);
        return true;
    }

    /// <summary>Everything that is not part of the procedural language is a job of its own.</summary>
    private static bool IsPlain(Statement statement) => statement is not (CallStatement or DeclareStatement
        or SetStatement or RaiseStatement or AssertStatement or ExecuteImmediate or TransactionStatement
        or BlockStatement or IfStatement or LoopStatement or ForStatement or JumpStatement);

    private QueryOutcome RunScript(ScriptState state, Sessions sessions, IReadOnlyList<Statement> statements)
    {
        var runner = new ScriptRunner(state, sessions);
        try
        {
            runner.Run(statements);
        }
        finally
        {
            sessions.Dispose();
            DropTemporaryTables(state);
        }

        var last = runner.Children.LastOrDefault(child => child.Outcome.ResultTable is not null)?.Outcome;
        var type = statements is [CallStatement] ? "CALL" : "SCRIPT";
        return new QueryOutcome(type, last?.Schema ?? [], last?.ResultTable) { Children = runner.Children };
    }

    private void DropTemporaryTables(ScriptState state)
    {
        if (!state.HasTemporaryTables)
            return;
        using var session = _warehouse.BeginWrite(CancellationToken.None);
        session.DropDataset(state.TemporaryDataset);
        session.Commit();
    }
}
