using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>
/// MERGE in two steps: one join decides for every pair of rows which clause applies and computes its values into a
/// temporary table; then the clauses run from there. Nothing a clause does is seen by another.
/// </summary>
internal sealed class MergeRunner(StatementContext context)
{
    private readonly List<string> _columns = [];

    public QueryOutcome Run(MergeStatement merge)
    {
        var table = ColumnValues.Target(context, merge.Target);
        var binder = new FromBinder(context, Scope.Empty);
        var target = binder.FromTable(table, merge.Target.Alias ?? merge.Target.Parts[^1]);
        var source = binder.Bind(merge.Source);
        var plan = new MergePlan(context, table, target, source);
        var actions = merge.Clauses.Select((clause, i) => plan.Bind(clause, i)).ToList();
        var changes = context.NewName("changes");
        _columns.AddRange(actions.SelectMany(action => action.Values.Select(value => $"{value.Sql} AS {value.Name}")));
        context.Session.Connection.Execute($"CREATE TEMP TABLE {changes} AS {plan.Join(merge.On, actions, _columns)}");
        UpdateRunner.RefuseTwoSources(context, changes, $"\"~action\" IN ({Changing(actions)})");
        var counts = Apply(table, actions, changes, merge.At);
        context.Session.Connection.Execute($"DROP TABLE {changes}");
        context.Session.MarkModified(table.Id);
        return new QueryOutcome("MERGE", []) { Dml = counts, ReferencedTables = context.Referenced };
    }

    private static string Changing(List<MergeStep> steps) => string.Join(", ", steps
        .Where(step => step.Clause.Action != MergeAction.Insert).Select(step => step.Index).DefaultIfEmpty(-1));

    private DmlCounts Apply(Table table, List<MergeStep> steps, string changes, Location at)
    {
        long inserted = 0, updated = 0, deleted = 0;
        foreach (var step in steps.OrderBy(step => step.Clause.Action == MergeAction.Insert))
            switch (step.Clause.Action)
            {
                case MergeAction.Update:
                    updated += UpdateRunner.Apply(
                        context, table, [.. step.Values.Select(value => (value.Column, value.Name))], changes,
                        $"{changes}.\"~action\" = {step.Index}");
                    break;
                case MergeAction.Delete:
                    deleted += context.Session.Connection.Execute(
                        $"DELETE FROM {table.Id.PhysicalName} WHERE rowid IN "
                        + $"(SELECT \"~target\" FROM {changes} WHERE \"~action\" = {step.Index})");
                    break;
                default:
                    inserted += Insert(table, step, changes, at);
                    break;
            }

        return new DmlCounts(inserted, updated, deleted);
    }

    private long Insert(Table table, MergeStep step, string changes, Location at)
    {
        var columns = step.Values.Select(value => ColumnValues.Column(table, value.Column, at)).ToList();
        var list = string.Join(", ", step.Values.Select(value => value.Name));
        return InsertRunner.Insert(
            context, table, columns, $"SELECT {list} FROM {changes} WHERE \"~action\" = {step.Index}", at);
    }
}

/// <summary>A clause with its condition and values; Name is the value's column in the temporary table.</summary>
internal sealed record MergeStep(
    int Index, MergeClause Clause, string Condition, IReadOnlyList<(string Column, string Name, string Sql)> Values);
