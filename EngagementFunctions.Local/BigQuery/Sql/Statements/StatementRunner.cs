using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Scripting;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>Runs one statement that is no part of the procedural language.</summary>
internal sealed class StatementRunner(ScriptState state, Sessions sessions)
{
    public QueryOutcome Run(Statement statement)
    {
        if (statement is SelectStatement select)
            return RunSelect(select);
        if (sessions.IsInTransaction && IsPermanentDefinition(statement))
            throw SqlErrors.Invalid(
                "DDL statements are not supported in a transaction, except for those creating or dropping "
                + "temporary tables or temporary functions", statement.At);
        return sessions.Write(session =>
        {
            var context = new StatementContext(session, state);
            return Run(context, statement) with { StatementType = StatementTypes.Of(statement) };
        });
    }

    private static QueryOutcome Run(StatementContext context, Statement statement) => statement switch
    {
        InsertStatement insert => new InsertRunner(context).Run(insert),
        UpdateStatement update => new UpdateRunner(context).Run(update),
        DeleteStatement delete => new DeleteRunner(context).Run(delete),
        TruncateStatement truncate => new DeleteRunner(context).Run(truncate),
        MergeStatement merge => new MergeRunner(context).Run(merge),
        CreateTable create => new TableDefinition(context).Create(create),
        CreateView create => new ViewDefinition(context).Create(create),
        CreateSchema create => new SchemaDefinition(context).Create(create),
        CreateProcedure create => new RoutineDefinition(context).Create(create),
        CreateFunction create => new RoutineDefinition(context).Create(create),
        DropStatement drop => new Dropping(context).Drop(drop),
        AlterTable alter => new TableAlteration(context).Alter(alter),
        CreateRowAccessPolicy create => new PolicyDefinition(context).Create(create),
        DropRowAccessPolicy drop => new PolicyDefinition(context).Drop(drop),
        _ => throw SqlErrors.Unsupported("This statement", statement.At),
    };

    private bool IsPermanentDefinition(Statement statement) => statement switch
    {
        CreateTable create => !create.IsTemporary,
        CreateFunction create => !create.IsTemporary,
        DropStatement { Kind: "TABLE", Path: [var name] } => state.TemporaryTable(name) is null,
        CreateView or CreateSchema or CreateProcedure or DropStatement or AlterTable or CreateRowAccessPolicy
            or DropRowAccessPolicy => true,
        _ => false,
    };

    private QueryOutcome RunSelect(SelectStatement select)
    {
        if (sessions.IsInTransaction)
            return RunSelectInTransaction(select);
        return sessions.Read(session =>
        {
            var context = new StatementContext(session, state);
            var query = ResultQuery.Bind(context, select.Query, select.At);
            var table = session.CreateResultTable(state.Request.ProjectId, query.Fields);
            session.Connection.Execute($"INSERT INTO {table.Id.PhysicalName} ({query.Columns}) {query.Sql}");
            return Outcome(context, query, table);
        });
    }

    /// <summary>The rows outlive the transaction, even one that is rolled back: they leave it through a file.</summary>
    private QueryOutcome RunSelectInTransaction(SelectStatement select)
    {
        var file = Path.Combine(sessions.Warehouse.Folder, $"result-{Guid.NewGuid():N}.parquet");
        try
        {
            var (context, query) = sessions.Read(session =>
            {
                var bound = new StatementContext(session, state);
                var result = ResultQuery.Bind(bound, select.Query, select.At);
                var named = $"SELECT * FROM ({result.Sql}) AS r({result.Columns})";
                session.Connection.Execute($"COPY ({named}) TO {Quoting.Text(file)} (FORMAT parquet)");
                return (bound, result);
            });
            using var own = sessions.Warehouse.BeginRead();
            var table = own.CreateResultTable(state.Request.ProjectId, query.Fields);
            own.Connection.Execute(
                $"INSERT INTO {table.Id.PhysicalName} ({query.Columns}) SELECT {query.Columns} FROM "
                + $"{Quoting.Text(file)}");
            own.Commit();
            return Outcome(context, query, table);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static QueryOutcome Outcome(StatementContext context, ResultQuery query, Table table) =>
        new("SELECT", query.Fields, table.Id) { ReferencedTables = context.Referenced };
}
