using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Scripting;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>Analyzes a statement without running it. Of a script only the syntax is checked, as in BigQuery.</summary>
internal sealed class DryRunner(ScriptState state, Sessions sessions)
{
    public QueryOutcome Run(IReadOnlyList<Statement> statements)
    {
        if (statements.Count > 1)
            return new QueryOutcome("SCRIPT", []);
        return statements[0] is SelectStatement select
            ? sessions.Read(session =>
            {
                var context = new StatementContext(session, state);
                var result = ResultQuery.Bind(context, select.Query, select.At);
                return new QueryOutcome("SELECT", result.Fields) { ReferencedTables = context.Referenced };
            })
            : new QueryOutcome(StatementTypes.Of(statements[0]), []);
    }
}
