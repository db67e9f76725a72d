using EngagementFunctions.Local.BigQuery.Sql.Lexing;

namespace EngagementFunctions.Local.BigQuery.Sql.Syntax;

internal sealed record Query(Location At, QueryBody Body)
{
    public IReadOnlyList<CommonTable> With { get; init; } = [];

    public bool IsRecursive { get; init; }

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public Expression? Limit { get; init; }

    public Expression? Offset { get; init; }
}

internal sealed record CommonTable(Location At, string Name, Query Query);

internal abstract record QueryBody(Location At);

internal sealed record NestedQuery(Location At, Query Query) : QueryBody(At);

internal sealed record SetOperation(Location At, string Kind, bool IsDistinct, QueryBody Left, QueryBody Right)
    : QueryBody(At);

internal sealed record Select(Location At, IReadOnlyList<SelectItem> Items) : QueryBody(At)
{
    public bool IsDistinct { get; init; }

    public bool AsStruct { get; init; }

    public bool AsValue { get; init; }

    public FromItem? From { get; init; }

    public Expression? Where { get; init; }

    public GroupBy? GroupBy { get; init; }

    public Expression? Having { get; init; }

    public Expression? Qualify { get; init; }

    public IReadOnlyDictionary<string, Window> Windows { get; init; } = new Dictionary<string, Window>();
}

/// <summary>ALL, or keys; kind is empty, ROLLUP or CUBE.</summary>
internal sealed record GroupBy(Location At, bool IsAll, string Kind, IReadOnlyList<Expression> Keys);

internal abstract record SelectItem(Location At);

internal sealed record SelectExpression(Location At, Expression Expression, string? Alias) : SelectItem(At);

/// <summary>Target is null for a bare star.</summary>
internal sealed record SelectStar(
    Location At, Expression? Target, IReadOnlyList<string> Except, IReadOnlyList<SelectExpression> Replace)
    : SelectItem(At);

internal abstract record FromItem(Location At);

internal sealed record TablePath(Location At, IReadOnlyList<string> Parts, string? Alias) : FromItem(At)
{
    public bool HasOffset => OffsetAlias is not null;

    public string? OffsetAlias { get; init; }

    public Expression? SystemTime { get; init; }

    public string Text => string.Join('.', Parts);
}

internal sealed record TableSubquery(Location At, Query Query, string? Alias) : FromItem(At);

internal sealed record Unnest(Location At, Expression Array, string? Alias, string? OffsetAlias) : FromItem(At);

internal sealed record TableFunction(
    Location At, IReadOnlyList<string> Path, IReadOnlyList<Expression> Arguments, string? Alias) : FromItem(At);

/// <summary>Kind is INNER, LEFT, RIGHT, FULL or CROSS.</summary>
internal sealed record Join(
    Location At, string Kind, FromItem Left, FromItem Right, Expression? On, IReadOnlyList<string> Using)
    : FromItem(At);
