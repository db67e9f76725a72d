using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Queries: WITH, set operations, ORDER BY, LIMIT.</summary>
internal sealed class QueryBinder(StatementContext context)
{
    public BoundQuery Bind(Query query, Scope outer)
    {
        var common = new List<string>();
        var scope = query.With.Count == 0 ? outer : BindCommonTables(query, outer, common);
        var bound = BindOrdered(query, scope);
        if (common.Count == 0)
            return bound;
        var recursive = query.IsRecursive ? "RECURSIVE " : "";
        return bound with { Sql = $"WITH {recursive}{string.Join(", ", common)} {bound.Sql}" };
    }

    private Scope BindCommonTables(Query query, Scope outer, List<string> sql)
    {
        var tables = new Dictionary<string, BoundQuery>(StringComparer.OrdinalIgnoreCase);
        var scope = new Scope(outer, []) { CommonTables = tables };
        foreach (var table in query.With)
        {
            if (tables.ContainsKey(table.Name))
                throw SqlErrors.Invalid($"Duplicate alias {table.Name} for WITH subquery", table.At);
            var name = context.NewName("w");
            var bound = query.IsRecursive && table.Query.Body is SetOperation { Kind: "UNION" } union
                ? BindRecursive(table, union, scope, tables, name)
                : Bind(table.Query, scope);
            sql.Add($"{name} AS ({bound.Sql})");
            tables[table.Name] = bound with { Sql = name };
        }

        return scope;
    }

    /// <summary>The first part of the union gives the columns that the second one reads.</summary>
    private BoundQuery BindRecursive(
        CommonTable table, SetOperation union, Scope scope, Dictionary<string, BoundQuery> tables, string name)
    {
        var first = BindBody(union.Left, scope);
        tables[table.Name] = first with { Sql = name };
        var next = BindBody(union.Right, scope);
        if (next.Columns.Count != first.Columns.Count)
            throw MismatchedColumns(union, first, next);
        var values = next.Columns.Select((column, i) =>
            Casts.Coerce(column.Read("r"), first.Columns[i].Type, union.At).Sql);
        var all = union.IsDistinct ? "" : " ALL";
        return first with
        {
            Sql = $"{first.Sql} UNION{all} SELECT {string.Join(", ", values)} FROM ({next.Sql}) r",
        };
    }

    private BoundQuery BindOrdered(Query query, Scope scope)
    {
        var limit = Limit(query, scope);
        if (query.OrderBy.Count == 0)
            return Limited(BindBody(query.Body, scope), limit);
        if (query.Body is Select select)
        {
            var selected = new SelectBinder(context, scope).Bind(select, query.OrderBy);
            return Ordered(selected.Query, selected.OrderTerms, limit);
        }

        var body = BindBody(query.Body, scope);
        var names = new Relation(null, [.. body.Columns.Select(column =>
            new ScopeColumn(column.Name, column.Physical, column.Type))]);
        var binder = new ExpressionBinder(
            context, new Scope(scope, [names]).Without("ORDER BY clause after a set operation"));
        var terms = query.OrderBy.Select(item => OrderTerm(binder, body, item)).ToList();
        return Ordered(body, terms, limit);
    }

    private static string OrderTerm(ExpressionBinder binder, BoundQuery body, OrderItem item)
    {
        var value = Ordinals.Of(item.Expression, body.Columns.Count, "ORDER BY") is { } index
            ? new Typed(body.Columns[index].Physical, body.Columns[index].Type)
            : binder.Bind(item.Expression);
        return ExpressionBinder.OrderTerms(value, item.IsDescending, item.NullsFirst, item.Expression.At);
    }

    private static BoundQuery Ordered(BoundQuery query, IEnumerable<string> terms, string limit)
    {
        var columns = string.Join(", ", query.Columns.Select(column => column.Physical));
        return query with { Sql = $"SELECT {columns} FROM ({query.Sql}) ORDER BY {string.Join(", ", terms)}{limit}" };
    }

    private static BoundQuery Limited(BoundQuery query, string limit) => limit.Length == 0
        ? query
        : query with { Sql = $"SELECT * FROM ({query.Sql}){limit}" };

    private string Limit(Query query, Scope scope)
    {
        var binder = new ExpressionBinder(context, new Scope(scope, []).Without("LIMIT"));
        var limit = query.Limit is null ? "" : $" LIMIT {binder.BindAs(query.Limit, SqlType.Int64).Sql}";
        return query.Offset is null ? limit : $"{limit} OFFSET {binder.BindAs(query.Offset, SqlType.Int64).Sql}";
    }

    private BoundQuery BindBody(QueryBody body, Scope scope) => body switch
    {
        Select select => new SelectBinder(context, scope).Bind(select, []).Query,
        NestedQuery nested => Bind(nested.Query, scope),
        SetOperation operation => BindSetOperation(operation, scope),
        _ => throw new InvalidOperationException($"No binding for {body.GetType().Name}."),
    };

    private BoundQuery BindSetOperation(SetOperation operation, Scope scope)
    {
        var (left, right) = (BindBody(operation.Left, scope), BindBody(operation.Right, scope));
        if (left.Columns.Count != right.Columns.Count)
            throw MismatchedColumns(operation, left, right);
        var columns = left.Columns.Select((column, i) => Merged(operation, column, right.Columns[i], i)).ToList();
        var kind = operation.Kind + (operation.IsDistinct ? "" : " ALL");
        return new BoundQuery($"{Side(left, columns)} {kind} {Side(right, columns)}", columns)
        {
            IsValueTable = left.IsValueTable && right.IsValueTable,
        };

        string Side(BoundQuery side, List<BoundColumn> target)
        {
            var values = side.Columns.Select((column, i) =>
                $"{Casts.Coerce(column.Read("s"), target[i].Type, operation.At).Sql} AS {target[i].Physical}");
            return $"(SELECT {string.Join(", ", values)} FROM ({side.Sql}) s)";
        }
    }

    private BoundColumn Merged(SetOperation operation, BoundColumn left, BoundColumn right, int index)
    {
        var type = Coercion.Common([left.Read("s"), right.Read("s")]) ?? throw SqlErrors.Invalid(
            $"Column {index + 1} in {Name(operation)} has incompatible types: {left.Type}, {right.Type}", operation.At);
        return new BoundColumn(left.Name, context.NewName("c"), type)
        {
            Origin = left.Origin is { IsNull: true } && right.Origin is { IsNull: true } ? Typed.Null : null,
        };
    }

    private static string Name(SetOperation operation) =>
        $"{operation.Kind} {(operation.IsDistinct ? "DISTINCT" : "ALL")}";

    private static BigQueryError MismatchedColumns(SetOperation operation, BoundQuery left, BoundQuery right) =>
        SqlErrors.Invalid(
            $"Queries in {Name(operation)} have mismatched column count; query 1 has {Count(left)}, "
            + $"query 2 has {Count(right)}", operation.At);

    private static string Count(BoundQuery query) =>
        query.Columns.Count == 1 ? "1 column" : $"{query.Columns.Count} columns";
}
