using EngagementFunctions.Local.BigQuery.Sql.Lexing;

namespace EngagementFunctions.Local.BigQuery.Sql.Syntax;

internal sealed record BlockStatement(
    Location At, string? Label, IReadOnlyList<Statement> Body, IReadOnlyList<Statement>? Handler) : Statement(At);

internal sealed record IfStatement(
    Location At, IReadOnlyList<(Expression Condition, IReadOnlyList<Statement> Body)> Branches,
    IReadOnlyList<Statement> Else) : Statement(At);

/// <summary>WHILE tests before the body, REPEAT (UNTIL) after it, LOOP never.</summary>
internal sealed record LoopStatement(
    Location At, string? Label, Expression? While, IReadOnlyList<Statement> Body, Expression? Until) : Statement(At);

internal sealed record ForStatement(
    Location At, string? Label, string Variable, Query Query, IReadOnlyList<Statement> Body) : Statement(At);

/// <summary>BREAK, LEAVE, CONTINUE, ITERATE, RETURN.</summary>
internal sealed record JumpStatement(Location At, string Kind, string? Label) : Statement(At);

internal sealed record RaiseStatement(Location At, Expression? Message) : Statement(At);
