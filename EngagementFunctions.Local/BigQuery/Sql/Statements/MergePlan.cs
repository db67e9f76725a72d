using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>The join of a MERGE and what its clauses make of each pair of rows.</summary>
internal sealed class MergePlan(StatementContext context, Table table, FromResult target, FromResult source)
{
    private readonly string _target = AliasOf(target);
    private readonly string _source = AliasOf(source);

    /// <summary>Every FROM item ends with the name the SQL gave to it.</summary>
    public static string AliasOf(FromResult from) => from.Sql[(from.Sql.LastIndexOf(' ') + 1)..];

    /// <summary>Each kind of clause sees only the rows that it is about.</summary>
    public MergeStep Bind(MergeClause clause, int index)
    {
        IReadOnlyList<Relation> visible = clause.Match switch
        {
            MergeMatch.Matched => [.. target.Relations, .. source.Relations],
            MergeMatch.NotMatchedByTarget => source.Relations,
            _ => target.Relations,
        };
        var binder = new ExpressionBinder(context, new Scope(null, visible).Without("MERGE"));
        var condition = clause.Condition is null ? "" : $" AND {binder.BindCondition(clause.Condition, "WHEN clause")}";
        var match = clause.Match switch
        {
            MergeMatch.Matched => $"{_target}.rowid IS NOT NULL AND {_source}.\"~source\"",
            MergeMatch.NotMatchedByTarget => $"{_target}.rowid IS NULL",
            _ => $"{_source}.\"~source\" IS NULL",
        };
        var values = Values(binder, clause).Select((value, i) =>
            (value.Column, $"v{index}_{i}", $"CASE WHEN \"~action\" = {index} THEN {value.Sql} END"));
        return new MergeStep(index, clause, match + condition, [.. values]);
    }

    /// <summary>Rows without an action are left out.</summary>
    public string Join(Expression on, IReadOnlyList<MergeStep> steps, IReadOnlyList<string> columns)
    {
        var scope = new Scope(null, [.. target.Relations, .. source.Relations]).Without("MERGE ON clause");
        var condition = new ExpressionBinder(context, scope).BindCondition(on, "MERGE ON clause");
        var action = string.Join(' ', steps.Select(step => $"WHEN {step.Condition} THEN {step.Index}"));
        var list = string.Concat(columns.Select(column => ", " + column));
        var marked = $"(SELECT *, TRUE AS \"~source\" FROM {source.Sql}) AS {_source}";
        return $"SELECT {_target}.rowid AS \"~target\", CASE {action} END AS \"~action\"{list} "
            + $"FROM {target.Sql} {Kind(steps)} JOIN {marked} ON {condition} WHERE \"~action\" IS NOT NULL";
    }

    private static string Kind(IReadOnlyList<MergeStep> steps)
    {
        var keepsTarget = steps.Any(step => step.Clause.Match == MergeMatch.NotMatchedBySource);
        var keepsSource = steps.Any(step => step.Clause.Match == MergeMatch.NotMatchedByTarget);
        return (keepsTarget, keepsSource) switch
        {
            (true, true) => "FULL",
            (true, false) => "LEFT",
            (false, true) => "RIGHT",
            _ => "INNER",
        };
    }

    private IEnumerable<(string Column, string Sql)> Values(ExpressionBinder binder, MergeClause clause)
    {
        if (clause.Action == MergeAction.Delete)
            return [];
        if (clause.Action == MergeAction.Update)
            return UpdateRunner.NewValues(binder, table, target, clause.Assignments);
        var columns = ColumnValues.Columns(table, clause.Columns, clause.At);
        if (clause.Values is null)
            return Row(columns, clause.At);
        if (clause.Values.Count != columns.Count)
            throw SqlErrors.Invalid(
                $"Inserted row has wrong column count; Has {clause.Values.Count}, expected {columns.Count}", clause.At);
        return columns.Select((column, i) =>
            (column.Name, ColumnValues.Of(binder, clause.Values[i], column, clause.At)));
    }

    /// <summary>INSERT ROW takes the source's columns in their order.</summary>
    private IEnumerable<(string Column, string Sql)> Row(List<Field> columns, Location at)
    {
        var values = source.Relations
            .SelectMany(relation => relation.Columns.Where(column => !relation.Hides(column)))
            .ToList();
        if (values.Count != columns.Count)
            throw SqlErrors.Invalid(
                $"Inserted row has wrong column count; Has {values.Count}, expected {columns.Count}", at);
        return columns.Select((column, i) =>
            (column.Name, ColumnValues.Stored(new Typed(values[i].Sql, values[i].Type), column, at)));
    }
}
