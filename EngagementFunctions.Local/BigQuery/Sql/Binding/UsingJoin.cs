using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>
/// JOIN ... USING: each column named there is one column of the result, the left's or the right's value.
/// </summary>
internal sealed class UsingJoin(Join join, FromResult left, FromResult right)
{
    public FromResult Bind()
    {
        var pairs = join.Using.Select(name => (Name: name, Left: Find(left, name), Right: Find(right, name))).ToList();
        var conditions = pairs.Select(pair => ExpressionBinder.Compare(
            "=", new Typed(pair.Left.Sql, pair.Left.Type), new Typed(pair.Right.Sql, pair.Right.Type), join.At));
        var merged = pairs.Select(pair => Merged(pair.Name, pair.Left, pair.Right)).ToList();
        var kind = join.Kind == "CROSS" ? "INNER" : join.Kind;
        return new FromResult(
            $"{left.Sql} {kind} JOIN {right.Sql} ON {string.Join(" AND ", conditions)}",
            [new Relation(null, merged), .. left.Relations.Select(Without), .. right.Relations.Select(Without)]);
    }

    private Relation Without(Relation relation) => relation with { Merged = [.. relation.Merged, .. join.Using] };

    private ScopeColumn Merged(string name, ScopeColumn one, ScopeColumn other)
    {
        var type = Coercion.Common([new Typed(one.Sql, one.Type), new Typed(other.Sql, other.Type)]) ?? one.Type;
        var a = Casts.Coerce(new Typed(one.Sql, one.Type), type, join.At).Sql;
        var b = Casts.Coerce(new Typed(other.Sql, other.Type), type, join.At).Sql;
        return new ScopeColumn(name, join.Kind switch
        {
            "RIGHT" => b,
            "FULL" => $"coalesce({a}, {b})",
            _ => a,
        }, type);
    }

    private ScopeColumn Find(FromResult side, string name)
    {
        var found = side.Relations
            .SelectMany(relation => relation.Columns.Where(column => column.IsNamed(name) && !relation.Hides(column)))
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw SqlErrors.Invalid(
                $"Column {name} in USING clause not found on {(side == left ? "left" : "right")} side of join",
                join.At),
            _ => throw SqlErrors.Invalid($"Column name {name} is ambiguous", join.At),
        };
    }
}
