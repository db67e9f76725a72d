using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Syntax;

internal abstract record Expression(Location At);

/// <summary>What was bound already and takes the place of its syntax.</summary>
internal sealed record BoundExpression(Location At, Binding.Typed Value) : Expression(At);

/// <summary>A literal; a null text is the untyped NULL.</summary>
internal sealed record Literal(Location At, SqlType? Type, string? Text) : Expression(At);

/// <summary>A column, variable, alias, or a path through STRUCT fields from one.</summary>
internal sealed record NamePath(Location At, IReadOnlyList<string> Parts) : Expression(At);

internal sealed record FieldAccess(Location At, Expression Target, string Name) : Expression(At);

internal sealed record Parameter(Location At, string? Name, int Position) : Expression(At);

internal sealed record SystemVariable(Location At, string Name) : Expression(At);

internal sealed record Unary(Location At, string Operator, Expression Operand) : Expression(At);

internal sealed record Binary(Location At, string Operator, Expression Left, Expression Right) : Expression(At);

internal sealed record Between(Location At, Expression Operand, Expression Low, Expression High) : Expression(At);

/// <summary>Exactly one of the three is given.</summary>
internal sealed record In(
    Location At, Expression Operand, IReadOnlyList<Expression>? Items, Query? Query, Expression? Array)
    : Expression(At);

/// <summary>IS NULL, TRUE, FALSE, UNKNOWN.</summary>
internal sealed record Is(Location At, Expression Operand, string What, bool IsNegated) : Expression(At);

internal sealed record Case(
    Location At, Expression? Operand, IReadOnlyList<(Expression When, Expression Then)> Branches, Expression? Else)
    : Expression(At);

internal sealed record Cast(Location At, Expression Operand, SqlType Type, bool IsSafe, Expression? Format)
    : Expression(At);

internal sealed record Extract(Location At, Expression Part, Expression Operand, Expression? TimeZone)
    : Expression(At);

internal sealed record ArrayLiteral(Location At, SqlType? Element, IReadOnlyList<Expression> Items)
    : Expression(At);

internal sealed record StructLiteral(
    Location At, SqlType? Type, IReadOnlyList<(Expression Value, string? Name)> Items) : Expression(At);

internal enum SubqueryKind
{
    Scalar,
    Array,
    Exists,
}

internal sealed record Subquery(Location At, SubqueryKind Kind, Query Query) : Expression(At);

/// <summary>Mode is OFFSET, ORDINAL, SAFE_OFFSET, SAFE_ORDINAL, or empty for a bare index.</summary>
internal sealed record Subscript(Location At, Expression Target, string Mode, Expression Index) : Expression(At);

internal sealed record Interval(Location At, Expression Amount, string Part) : Expression(At);

/// <summary>
/// The name as written, in upper case, its parts joined by dots: <c>NET.HOST</c>, <c>SAFE.SUBSTR</c>.
/// </summary>
internal sealed record Call(Location At, IReadOnlyList<string> Path, IReadOnlyList<Expression> Arguments)
    : Expression(At)
{
    public string Name => string.Join('.', Path).ToUpperInvariant();

    public bool IsStar { get; init; }

    public bool IsDistinct { get; init; }

    public bool? IgnoreNulls { get; init; }

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public Expression? Limit { get; init; }

    public bool? HavingMax { get; init; }

    public Expression? HavingValue { get; init; }

    public Window? Over { get; init; }
}

/// <summary>Either a name of the WINDOW clause alone, or a specification that may build on one.</summary>
internal sealed record Window(
    string? Name, IReadOnlyList<Expression> PartitionBy, IReadOnlyList<OrderItem> OrderBy, WindowFrame? Frame);

/// <summary>Bounds are UNBOUNDED PRECEDING, CURRENT ROW, or an amount with its direction.</summary>
internal sealed record WindowFrame(string Unit, FrameBound Start, FrameBound End);

internal sealed record FrameBound(Expression? Amount, string Direction);

internal sealed record OrderItem(Expression Expression, bool IsDescending, bool? NullsFirst);
