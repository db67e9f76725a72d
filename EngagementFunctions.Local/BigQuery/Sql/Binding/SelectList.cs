using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>One column of a SELECT list: an expression yet to be bound, or a column that a star stood for.</summary>
internal sealed record SelectOutput(
    string? Name, string? Alias, Expression? Expression, ScopeColumn? Column, Location At)
{
    public Typed? Value { get; private init; }

    public bool IsStar => Column is not null;

    public SelectOutput Bind(ExpressionBinder binder)
    {
        if (Expression is not null)
            return this with { Value = binder.Bind(Expression) };
        binder.Scope.Grouping?.Meet(Name ?? "", At);
        binder.Scope.Grouping?.Leave(Math.Max(0, binder.Scope.Grouping.Mark - 1), Column!.Sql);
        return this with { Value = new Typed(Column!.Sql, Column.Type) };
    }
}

/// <summary>Replaces stars by what they stand for.</summary>
internal sealed class SelectList(StatementContext context, Scope scope)
{
    public List<SelectOutput> Expand(IReadOnlyList<SelectItem> items, IReadOnlyList<Relation> relations) =>
        [.. items.SelectMany(item => item switch
        {
            SelectExpression expression => [Output(expression)],
            SelectStar star => Star(star, relations),
            _ => Enumerable.Empty<SelectOutput>(),
        })];

    private static SelectOutput Output(SelectExpression item)
    {
        var name = item.Alias ?? ExpressionBinder.ImplicitName(item.Expression);
        return new SelectOutput(name, name, item.Expression, null, item.At);
    }

    private IEnumerable<SelectOutput> Star(SelectStar star, IReadOnlyList<Relation> relations)
    {
        if (star.Target is null && relations.Count == 0)
            throw SqlErrors.Invalid("SELECT * must have a FROM clause", star.At);
        var columns = star.Target is null ? All(relations) : Of(star, relations);
        foreach (var name in star.Except)
            if (!columns.Any(column => column.IsNamed(name)))
                throw SqlErrors.Invalid($"Column {name} in SELECT * EXCEPT list does not exist", star.At);
        foreach (var column in columns)
        {
            if (column.Name is not null && star.Except.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            var replacement = star.Replace.FirstOrDefault(item => column.IsNamed(item.Alias!));
            yield return replacement is null
                ? new SelectOutput(column.Name, null, null, column, star.At)
                : new SelectOutput(column.Name, null, replacement.Expression, null, replacement.At);
        }
    }

    private static List<ScopeColumn> All(IReadOnlyList<Relation> relations) =>
        [.. relations.SelectMany(relation => relation.Columns.Where(column => !relation.Hides(column)))];

    private List<ScopeColumn> Of(SelectStar star, IReadOnlyList<Relation> relations)
    {
        if (star.Target is NamePath { Parts: [var name] }
            && relations.FirstOrDefault(relation => relation.IsNamed(name)) is { } relation)
            return [.. relation.Columns];
        var target = new ExpressionBinder(context, scope).Bind(star.Target!);
        if (target.Type.Kind != TypeKind.Struct)
            throw SqlErrors.Invalid($"Dot-star is not supported for type {target.Type}", star.At);
        return [.. target.Type.Members.Select((member, i) =>
            new ScopeColumn(member.Name, Duck.Member(target.Sql, target.Type, i), member.Type))];
    }
}
