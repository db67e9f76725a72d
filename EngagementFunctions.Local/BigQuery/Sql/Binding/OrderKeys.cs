using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>ORDER BY of a SELECT: output columns as they are, other expressions as hidden columns.</summary>
internal sealed class OrderKeys(
    StatementContext context, Select select, List<BoundColumn> columns, List<SelectOutput> output, Scope scope,
    GroupKeys? groups)
{
    private readonly List<BoundColumn> _hidden = [];

    public (IReadOnlyList<BoundColumn> Hidden, IReadOnlyList<string> Terms) Bind(IReadOnlyList<OrderItem> items)
    {
        var terms = items.Select(item => ExpressionBinder.OrderTerms(
            Key(item.Expression), item.IsDescending, item.NullsFirst, item.Expression.At)).ToList();
        return (_hidden, terms);
    }

    private Typed Key(Expression expression)
    {
        if (!select.AsStruct && Ordinals.Of(expression, columns.Count, "ORDER BY") is { } index)
            return Output(columns[index]);
        if (!select.AsStruct && OutputNamed(expression) is { } named)
            return Output(named);
        var grouping = groups?.NewGrouping();
        var inner = groups is null ? scope.WithNoAggregates() : scope.Grouped(grouping!);
        var value = new ExpressionBinder(context, inner.With(SelectBinder.Aliases(output))).Bind(expression);
        grouping?.Check("ORDER BY clause");
        var same = columns.FirstOrDefault(column => column.Origin!.Sql == value.Sql && column.Type.Equals(value.Type));
        if (same is not null)
            return Output(same);
        if (select.IsDistinct)
            throw SqlErrors.Invalid(
                "ORDER BY clause expression references "
                + (expression is NamePath path ? $"column {path.Parts[^1]} which is" : "columns which are")
                + " not visible after SELECT DISTINCT", expression.At);
        _hidden.Add(new BoundColumn(null, context.NewName("k"), value.Type) { Origin = value });
        return Output(_hidden[^1]);
    }

    private BoundColumn? OutputNamed(Expression expression)
    {
        if (expression is not NamePath { Parts: [var name] })
            return null;
        var matches = columns
            .Where(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return matches.Select(column => column.Origin!.Sql).Distinct().Count() > 1
            ? throw SqlErrors.Invalid($"Column name {name} is ambiguous", expression.At)
            : matches.FirstOrDefault();
    }

    private static Typed Output(BoundColumn column) => new(column.Physical, column.Type);
}
