using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Syntax;

/// <summary>Text is the statement's own part of the script.</summary>
internal abstract record Statement(Location At)
{
    public string Text { get; init; } = "";
}

internal sealed record SelectStatement(Location At, Query Query) : Statement(At);

/// <summary>Rows of VALUES (a null is DEFAULT), or a query.</summary>
internal sealed record InsertStatement(
    Location At, TablePath Table, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Expression?>>? Rows, Query? Query) : Statement(At);

internal sealed record UpdateStatement(
    Location At, TablePath Table, IReadOnlyList<Assignment> Assignments, FromItem? From, Expression Where)
    : Statement(At);

/// <summary>A null value is DEFAULT.</summary>
internal sealed record Assignment(Location At, IReadOnlyList<string> Path, Expression? Value);

internal sealed record DeleteStatement(Location At, TablePath Table, Expression Where) : Statement(At);

internal sealed record TruncateStatement(Location At, TablePath Table) : Statement(At);

internal sealed record MergeStatement(
    Location At, TablePath Target, FromItem Source, Expression On, IReadOnlyList<MergeClause> Clauses)
    : Statement(At);

internal enum MergeMatch
{
    Matched,
    NotMatchedByTarget,
    NotMatchedBySource,
}

internal enum MergeAction
{
    Insert,
    Update,
    Delete,
}

/// <summary>An insert without values is INSERT ROW.</summary>
internal sealed record MergeClause(Location At, MergeMatch Match, Expression? Condition, MergeAction Action)
{
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<Expression?>? Values { get; init; }
}

internal sealed record TransactionStatement(Location At, string Action) : Statement(At);

internal sealed record AssertStatement(Location At, Expression Condition, string? Description) : Statement(At);

internal sealed record CallStatement(Location At, IReadOnlyList<string> Path, IReadOnlyList<Expression> Arguments)
    : Statement(At);

/// <summary>Type is null where the default gives it.</summary>
internal sealed record DeclareStatement(
    Location At, IReadOnlyList<string> Names, SqlType? Type, Expression? Default) : Statement(At);

/// <summary>Targets are variables, or one system variable with its @@.</summary>
internal sealed record SetStatement(Location At, IReadOnlyList<string> Targets, Expression Value) : Statement(At);

internal sealed record ExecuteImmediate(
    Location At, Expression Sql, IReadOnlyList<string> Into, IReadOnlyList<(Expression Value, string? Name)> Using)
    : Statement(At);
