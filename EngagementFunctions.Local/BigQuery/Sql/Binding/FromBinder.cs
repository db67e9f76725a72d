using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

internal sealed record FromResult(string Sql, IReadOnlyList<Relation> Relations);

/// <summary>FROM: tables, subqueries, arrays and their joins.</summary>
internal sealed class FromBinder(StatementContext context, Scope outer)
{
    public FromResult Bind(FromItem item) => Bind(item, []);

    /// <summary>Relations to the left are visible to arrays and correlated joins.</summary>
    private FromResult Bind(FromItem item, IReadOnlyList<Relation> left) => item switch
    {
        TablePath path => BindPath(path, left),
        TableSubquery subquery => FromQuery(new QueryBinder(context).Bind(subquery.Query, outer), subquery.Alias),
        Unnest unnest => BindUnnest(Binder(left).Bind(unnest.Array), unnest.Alias, unnest.OffsetAlias, unnest.At),
        Join join => BindJoin(join, left),
        TableFunction function => throw SqlErrors.Invalid(
            $"Table-valued function not found: {string.Join('.', function.Path)}", function.At),
        _ => throw new InvalidOperationException($"No binding for {item.GetType().Name}."),
    };

    private ExpressionBinder Binder(IReadOnlyList<Relation> relations) =>
        new(context, new Scope(outer, relations).Without("FROM clause"));

    private FromResult BindPath(TablePath path, IReadOnlyList<Relation> left)
    {
        if (path.Parts.Count == 1 && outer.FindCommonTable(path.Parts[0]) is { } common)
            return FromQuery(common with { Sql = $"SELECT * FROM {common.Sql}" }, path.Alias ?? path.Parts[0]);
        if (path.Parts.Count > 1 && IsCorrelated(path, left))
        {
            var array = Binder(left).TryBindPath(new NamePath(path.At, path.Parts))!;
            return BindUnnest(array, path.Alias ?? path.Parts[^1], path.OffsetAlias, path.At);
        }

        if (InformationSchema.TryBind(context, path) is { } system)
            return FromQuery(system, path.Alias ?? path.Parts[^1]);
        if (path.SystemTime is not null)
            throw SqlErrors.Unsupported("FOR SYSTEM_TIME AS OF", path.At);
        var table = context.Table(path);
        return table.ViewQuery is { } view
            ? FromView(table, view, path)
            : FromTable(table, path.Alias ?? path.Parts[^1]);
    }

    private bool IsCorrelated(TablePath path, IReadOnlyList<Relation> left)
    {
        for (var scope = new Scope(outer, left); scope is not null; scope = scope.Parent!)
            if (scope.Relations.Any(relation => relation.IsNamed(path.Parts[0])))
                return true;
        return false;
    }

    public FromResult FromTable(Table table, string alias)
    {
        if (table.Schema.Count == 0)
            throw BigQueryError.Invalid($"Table {table.Id} does not have a schema.");
        var name = context.NewName("t");
        var columns = table.Schema.Select(field =>
            new ScopeColumn(field.Name, $"{name}.{Quoting.Name(field.Name)}", Fields.TypeOf(field)));
        return new FromResult($"{table.Id.PhysicalName} AS {name}", [new Relation(alias, [.. columns])]);
    }

    private FromResult FromView(Table table, string view, TablePath path)
    {
        FromResult? result = null;
        context.Expand(table.Id.ToString(), path.At, () => result = FromQuery(
            new QueryBinder(context).Bind(Parsing.Parser.ParseQuery(view), Scope.Empty), path.Alias ?? path.Parts[^1]));
        return result!;
    }

    private FromResult FromQuery(BoundQuery query, string? alias)
    {
        var name = context.NewName("q");
        var sql = $"({query.Sql}) AS {name}";
        if (query.IsValueTable)
            return new FromResult(sql, [ValueRelation(alias, query.Columns[0].Read(name))]);
        var columns = query.Columns.Select(
            column => new ScopeColumn(column.Name, $"{name}.{column.Physical}", column.Type));
        return new FromResult(sql, [new Relation(alias, [.. columns])]);
    }

    private FromResult BindUnnest(Typed array, string? alias, string? offsetAlias, Location at)
    {
        if (array.Type.Kind != TypeKind.Array)
            throw SqlErrors.Invalid(
                $"Values referenced in UNNEST must be arrays. UNNEST contains expression of type {array.Type}", at);
        var (name, item) = (context.NewName("u"), context.NewName("v"));
        var relations = new List<Relation> { ValueRelation(alias, new Typed($"{name}.{item}", array.Type.Element)) };
        var offset = "";
        if (offsetAlias is not null)
        {
            var index = context.NewName("o");
            offset = $", CAST(generate_subscripts({array.Sql}, 1) - 1 AS BIGINT) AS {index}";
            relations.Add(ValueRelation(offsetAlias, new Typed($"{name}.{index}", SqlType.Int64)));
        }

        return new FromResult($"LATERAL (SELECT unnest({array.Sql}) AS {item}{offset}) AS {name}", relations);
    }

    /// <summary>The alias is the value; of a struct the members are columns as well.</summary>
    private static Relation ValueRelation(string? alias, Typed value)
    {
        IReadOnlyList<ScopeColumn> columns = value.Type.Kind == TypeKind.Struct
            ? [.. value.Type.Members.Select((member, i) =>
                new ScopeColumn(member.Name, Duck.Member(value.Sql, value.Type, i), member.Type))]
            : [new ScopeColumn(alias, value.Sql, value.Type)];
        return new Relation(alias, columns) { Value = value };
    }

    private FromResult BindJoin(Join join, IReadOnlyList<Relation> outside)
    {
        var left = Bind(join.Left, outside);
        var right = Bind(join.Right, [.. outside, .. left.Relations]);
        var twice = left.Relations.FirstOrDefault(one =>
            one.Alias is not null && right.Relations.Any(other => other.IsNamed(one.Alias)));
        if (twice is not null)
            throw SqlErrors.Invalid($"Duplicate table alias {twice.Alias} in the same FROM clause", join.At);
        if (join.Using.Count > 0)
            return new UsingJoin(join, left, right).Bind();
        IReadOnlyList<Relation> relations = [.. left.Relations, .. right.Relations];
        if (join.On is null)
            return new FromResult(
                join.Kind == "LEFT"
                    ? $"{left.Sql} LEFT JOIN {Nested(join, right)} ON TRUE"
                    : $"{left.Sql} CROSS JOIN {Nested(join, right)}",
                relations);
        var condition = Binder(relations).BindCondition(join.On, "JOIN ON clause");
        return new FromResult($"{left.Sql} {join.Kind} JOIN {Nested(join, right)} ON {condition}", relations);
    }

    private static string Nested(Join join, FromResult right) => join.Right is Join ? $"({right.Sql})" : right.Sql;
}
