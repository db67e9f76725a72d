using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

internal sealed class InsertRunner(StatementContext context)
{
    public QueryOutcome Run(InsertStatement insert)
    {
        var table = ColumnValues.Target(context, insert.Table);
        var columns = ColumnValues.Columns(table, insert.Columns, insert.At);
        var rows = insert.Query is null ? Values(insert, columns) : FromQuery(insert.Query, columns, insert.At);
        var count = Insert(context, table, columns, rows, insert.At);
        return new QueryOutcome("INSERT", [])
        {
            Dml = new DmlCounts(count, 0, 0),
            ReferencedTables = context.Referenced,
        };
    }

    /// <summary>Rows is a query for the given columns; the other ones get their defaults.</summary>
    public static long Insert(StatementContext context, Table table, List<Field> columns, string rows, Location at)
    {
        var missing = table.Schema.Except(columns).ToList();
        var names = string.Join(", ", columns.Concat(missing).Select(column => Quoting.Name(column.Name)));
        var defaults = string.Concat(missing.Select(column => ", " + ColumnValues.Default(context, column, at)));
        var count = context.Session.Connection.Execute(
            $"INSERT INTO {table.Id.PhysicalName} ({names}) SELECT *{defaults} FROM ({rows})");
        context.Session.MarkModified(table.Id);
        return count;
    }

    private string Values(InsertStatement insert, List<Field> columns)
    {
        var binder = new ExpressionBinder(context, Scope.Empty);
        var rows = insert.Rows!.Select(row => row.Count == columns.Count
            ? $"({string.Join(", ", row.Select((value, i) => ColumnValues.Of(binder, value, columns[i], insert.At)))})"
            : throw SqlErrors.Invalid(
                $"Inserted row has wrong column count; Has {row.Count}, expected {columns.Count}", insert.At));
        return $"VALUES {string.Join(", ", rows)}";
    }

    private string FromQuery(Query query, List<Field> columns, Location at)
    {
        var bound = new QueryBinder(context).Bind(query, Scope.Empty);
        if (bound.Columns.Count != columns.Count)
            throw SqlErrors.Invalid(
                $"Inserted row has wrong column count; Has {bound.Columns.Count}, expected {columns.Count}", at);
        var values = bound.Columns.Select((column, i) => ColumnValues.Stored(column.Read("i"), columns[i], at));
        return $"SELECT {string.Join(", ", values)} FROM ({bound.Sql}) i";
    }
}
