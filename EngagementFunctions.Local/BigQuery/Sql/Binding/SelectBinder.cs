using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>One SELECT. Keys of its ORDER BY become columns of their own, for the query around it to sort by.</summary>
internal sealed class SelectBinder(StatementContext context, Scope outer)
{
    public (BoundQuery Query, IReadOnlyList<string> OrderTerms) Bind(Select select, IReadOnlyList<OrderItem> orderBy)
    {
        var from = select.From is null ? null : new FromBinder(context, outer).Bind(select.From);
        var scope = new Scope(outer, from?.Relations ?? []) { Windows = select.Windows };
        Check(select, from);
        var where = select.Where is null
            ? ""
            : " WHERE " + Binder(scope.Without("WHERE clause")).BindCondition(select.Where, "WHERE clause");
        var items = new SelectList(context, scope).Expand(select.Items, from?.Relations ?? []);
        var groups = Grouped(select, orderBy, items)
            ? new GroupKeys(context, scope).Bind(select, items)
            : null;
        if (select.From is null && groups is not null)
            throw SqlErrors.Invalid("SELECT without FROM clause cannot use aggregation", select.At);
        var output = BindItems(items, scope, groups);
        var having = Clause(select.Having, "HAVING", output, scope, groups);
        var qualify = Clause(select.Qualify, "QUALIFY", output, scope, groups);
        var columns = Shape(select, output);
        var order = new OrderKeys(context, select, columns, output, scope, groups).Bind(orderBy);
        var distinct = select.IsDistinct ? "DISTINCT " : "";
        var list = string.Join(", ", columns.Concat(order.Hidden).Select(c => $"{c.Origin!.Sql} AS {c.Physical}"));
        var source = from is null ? "" : $" FROM {from.Sql}";
        var sql = $"SELECT {distinct}{list}{source}{where}{groups?.Sql}{having}{qualify}";
        return (new BoundQuery(sql, columns) { IsValueTable = select.AsStruct || select.AsValue }, order.Terms);
    }

    private ExpressionBinder Binder(Scope scope) => new(context, scope);

    private static void Check(Select select, FromResult? from)
    {
        if (from is not null)
            return;
        var clause = select.Where is not null ? "WHERE" : select.GroupBy is not null ? "GROUP BY"
            : select.Having is not null ? "HAVING" : null;
        if (clause is not null)
            throw SqlErrors.Invalid($"Query without FROM clause cannot have a {clause} clause", select.At);
    }

    private static bool Grouped(Select select, IReadOnlyList<OrderItem> orderBy, List<SelectOutput> items) =>
        select.GroupBy is not null || select.Having is not null
        || items.Any(item => item.Expression is not null && SyntaxSearch.HasAggregate(item.Expression))
        || orderBy.Any(item => SyntaxSearch.HasAggregate(item.Expression))
        || (select.Qualify is not null && SyntaxSearch.HasAggregate(select.Qualify));

    private List<SelectOutput> BindItems(List<SelectOutput> items, Scope scope, GroupKeys? groups)
    {
        var grouping = groups?.NewGrouping();
        var binder = Binder(groups is null ? scope.WithNoAggregates() : scope.Grouped(grouping!));
        var bound = items.Select(item => item.Bind(binder)).ToList();
        grouping?.Check("SELECT list");
        return bound;
    }

    private string Clause(Expression? condition, string name, List<SelectOutput> output, Scope scope, GroupKeys? groups)
    {
        if (condition is null)
            return "";
        var grouping = groups?.NewGrouping();
        var inner = groups is null ? scope.WithNoAggregates() : scope.Grouped(grouping!);
        var sql = Binder(inner.With(Aliases(output))).BindCondition(condition, $"{name} clause");
        grouping?.Check($"{name} clause");
        return $" {name} {sql}";
    }

    public static Dictionary<string, Typed> Aliases(IEnumerable<SelectOutput> output)
    {
        var aliases = new Dictionary<string, Typed>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in output.Where(item => item is { Alias: not null, IsStar: false }))
            aliases.TryAdd(item.Alias!, item.Value!);
        return aliases;
    }

    /// <summary>SELECT AS STRUCT makes one column of all.</summary>
    private List<BoundColumn> Shape(Select select, List<SelectOutput> output)
    {
        if (select.AsValue && output.Count != 1)
            throw SqlErrors.Invalid("SELECT AS VALUE query must have exactly one column", select.At);
        if (!select.AsStruct)
            return [.. output.Select(item => Column(select.AsValue ? null : item.Name, item.Value!))];
        var type = SqlType.StructOf([.. output.Select(item => new StructMember(item.Name ?? "", item.Value!.Type))]);
        var values = output.Select(item => Duck.Cast(item.Value!.Sql, item.Value.Type));
        return [Column(null, new Typed(Duck.Struct(type, values), type))];
    }

    private BoundColumn Column(string? name, Typed value) => new(name, context.NewName("c"), value.Type)
    {
        Origin = value.IsNull ? value with { Sql = Duck.Cast(value.Sql, value.Type) } : value,
    };
}
