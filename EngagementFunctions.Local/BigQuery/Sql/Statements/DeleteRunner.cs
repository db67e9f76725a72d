using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

internal sealed class DeleteRunner(StatementContext context)
{
    public QueryOutcome Run(DeleteStatement delete)
    {
        var table = ColumnValues.Target(context, delete.Table);
        var from = new FromBinder(context, Scope.Empty).FromTable(table, delete.Table.Alias ?? delete.Table.Parts[^1]);
        var condition = new ExpressionBinder(context, new Scope(null, from.Relations).Without("WHERE clause"))
            .BindCondition(delete.Where, "WHERE clause");
        return Deleted(table, $"DELETE FROM {from.Sql} WHERE {condition}");
    }

    public QueryOutcome Run(TruncateStatement truncate)
    {
        var table = ColumnValues.Target(context, truncate.Table);
        return Deleted(table, $"DELETE FROM {table.Id.PhysicalName}");
    }

    private QueryOutcome Deleted(Table table, string sql)
    {
        var count = context.Session.Connection.Execute(sql);
        context.Session.MarkModified(table.Id);
        return new QueryOutcome("DELETE", [])
        {
            Dml = new DmlCounts(0, 0, count),
            ReferencedTables = context.Referenced,
        };
    }
}
