using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>
/// UPDATE computes all new values before it changes any row: a row that two source rows match is refused.
/// </summary>
internal sealed class UpdateRunner(StatementContext context)
{
    public const string TwoSources = "UPDATE/MERGE must match at most one source row for each target row";

    public QueryOutcome Run(UpdateStatement update)
    {
        var table = ColumnValues.Target(context, update.Table);
        var binder = new FromBinder(context, Scope.Empty);
        var target = binder.FromTable(table, update.Table.Alias ?? update.Table.Parts[^1]);
        var source = update.From is null ? null : binder.Bind(update.From);
        var scope = new Scope(null, [.. target.Relations, .. source?.Relations ?? []]).Without("UPDATE");
        var expressions = new ExpressionBinder(context, scope);
        var condition = expressions.BindCondition(update.Where, "WHERE clause");
        var values = NewValues(expressions, table, target, update.Assignments);
        var alias = MergePlan.AliasOf(target);
        var list = string.Concat(values.Select((value, i) => $", {value.Sql} AS v{i}"));
        var from = source is null ? target.Sql : $"{target.Sql} CROSS JOIN {source.Sql}";
        var changes = context.NewName("changes");
        context.Session.Connection.Execute(
            $"CREATE TEMP TABLE {changes} AS SELECT {alias}.rowid AS \"~target\"{list} FROM {from} WHERE {condition}");
        RefuseTwoSources(context, changes, "TRUE");
        var count = Apply(context, table, [.. values.Select((value, i) => (value.Column, $"v{i}"))], changes, "TRUE");
        context.Session.Connection.Execute($"DROP TABLE {changes}");
        context.Session.MarkModified(table.Id);
        return new QueryOutcome("UPDATE", [])
        {
            Dml = new DmlCounts(0, count, 0),
            ReferencedTables = context.Referenced,
        };
    }

    public static void RefuseTwoSources(StatementContext context, string changes, string condition)
    {
        var twice = context.Session.Connection.Scalar(
            $"SELECT \"~target\" FROM {changes} WHERE {condition} GROUP BY ALL HAVING count(*) > 1 LIMIT 1");
        if (twice is not null)
            throw BigQueryError.InvalidQuery(TwoSources);
    }

    public static long Apply(
        StatementContext context, Table table, IReadOnlyList<(string Column, string Value)> values, string changes,
        string condition)
    {
        var sets = string.Join(", ", values.Select(value => $"{Quoting.Name(value.Column)} = {changes}.{value.Value}"));
        return context.Session.Connection.Execute(
            $"UPDATE {table.Id.PhysicalName} SET {sets} FROM {changes} "
            + $"WHERE {table.Id.PhysicalName}.rowid = {changes}.\"~target\" AND {condition}");
    }

    /// <summary>One value per column; assignments to several fields of one STRUCT column become one.</summary>
    public static List<(string Column, string Sql)> NewValues(
        ExpressionBinder binder, Table table, FromResult target, IReadOnlyList<Assignment> assignments)
    {
        var values = new Dictionary<string, Typed>(StringComparer.OrdinalIgnoreCase);
        foreach (var assignment in assignments)
        {
            var field = ColumnValues.Column(table, assignment.Path[0], assignment.At);
            if (assignment.Path.Count == 1 && values.ContainsKey(field.Name))
                throw SqlErrors.Invalid($"Update item {field.Name} assigned more than once", assignment.At);
            values[field.Name] = assignment.Path.Count == 1
                ? Plain(binder, assignment, field)
                : Replaced(binder, values.GetValueOrDefault(field.Name) ?? Current(target, field), assignment, 1);
        }

        return [.. values.Select(pair => (pair.Key, pair.Value.Sql))];
    }

    private static Typed Plain(ExpressionBinder binder, Assignment assignment, Field field) =>
        new(ColumnValues.Of(binder, assignment.Value, field, assignment.At), Fields.TypeOf(field));

    private static Typed Current(FromResult target, Field field)
    {
        var column = target.Relations[0].Columns.First(column => column.IsNamed(field.Name));
        return new Typed(column.Sql, column.Type);
    }

    private static Typed Replaced(ExpressionBinder binder, Typed value, Assignment assignment, int depth)
    {
        if (depth == assignment.Path.Count)
            return assignment.Value is null
                ? new Typed(Duck.Cast("NULL", value.Type), value.Type)
                : binder.BindAs(assignment.Value, value.Type);
        var name = assignment.Path[depth];
        ExpressionBinder.Field(value, name, assignment.At);
        var members = value.Type.Members.Select((member, i) =>
        {
            var present = new Typed(Duck.Member(value.Sql, value.Type, i), member.Type);
            return string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
                ? Replaced(binder, present, assignment, depth + 1).Sql
                : present.Sql;
        });
        return new Typed(Duck.Struct(value.Type, members), value.Type);
    }
}
