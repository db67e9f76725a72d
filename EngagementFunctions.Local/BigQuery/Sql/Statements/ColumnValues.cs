using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Parsing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>Values on their way into columns.</summary>
internal static class ColumnValues
{
    public static string Stored(Typed value, Field field, Location at)
    {
        var type = Fields.StorageType(field);
        if (Coercion.Cost(value, type) is null)
            throw SqlErrors.Invalid(
                $"Value has type {value.Type} which cannot be inserted into column {field.Name}, "
                + $"which has type {type}", at);
        var sql = TypeParameters.Enforce(Casts.Coerce(value, type, at).Sql, type);
        return Duck.Cast(ResultQuery.Stored(sql, type), type);
    }

    /// <summary>DEFAULT, or a column that an INSERT leaves out.</summary>
    public static string Default(StatementContext context, Field field, Location at)
    {
        var value = field.DefaultValueExpression is { } expression
            ? new ExpressionBinder(context, Scope.Empty).Bind(Parser.ParseExpression(expression))
            : Typed.Null;
        return Stored(value, field, at);
    }

    public static string Of(ExpressionBinder binder, Expression? expression, Field field, Location at) =>
        expression is null
            ? Default(binder.Context, field, at)
            : Stored(binder.Bind(expression), field, expression.At);

    public static Field Column(Table table, string name, Location at) => table.Column(name)
        ?? throw SqlErrors.Invalid($"Column {name} is not present in table {table.Id}", at);

    /// <summary>The named columns, or all; each at most once.</summary>
    public static List<Field> Columns(Table table, IReadOnlyList<string> names, Location at)
    {
        var columns = names.Count == 0 ? [.. table.Schema] : names.Select(name => Column(table, name, at)).ToList();
        var twice = columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? columns
            : throw SqlErrors.Invalid($"INSERT has columns with duplicate name: {twice.Key}", at);
    }

    /// <summary>A table that DML may change.</summary>
    public static Table Target(StatementContext context, TablePath path)
    {
        var table = context.Table(path);
        context.Request.Grants?.RequireOfTable(Grants.WriteRows, table.Id);
        return table.ViewQuery is null
            ? table
            : throw SqlErrors.Invalid($"Cannot modify view {table.Id}", path.At);
    }
}
