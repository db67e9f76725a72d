using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private static readonly string[] TypedLiterals =
        ["DATE", "TIMESTAMP", "DATETIME", "TIME", "NUMERIC", "DECIMAL", "BIGNUMERIC", "BIGDECIMAL", "JSON"];

    private Expression ParsePrimary()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                return new Literal(token.At, SqlType.Int64, _tokens.Take().Text);
            case TokenKind.Float:
                return new Literal(token.At, SqlType.Float64, _tokens.Take().Text);
            case TokenKind.String:
                return new Literal(token.At, SqlType.String, _tokens.Take().Text);
            case TokenKind.Bytes:
                return new Literal(token.At, SqlType.Bytes, _tokens.Take().Text);
            case TokenKind.NamedParameter:
                return new Parameter(token.At, _tokens.Take().Text, 0);
            case TokenKind.PositionalParameter:
                _tokens.Take();
                return new Parameter(token.At, null, ++_tokens.PositionalParameters);
            case TokenKind.SystemVariable:
                return new SystemVariable(token.At, _tokens.Take().Text.ToLowerInvariant());
            case TokenKind.Symbol:
                return ParseSymbol(token);
            case TokenKind.Word or TokenKind.QuotedWord:
                return ParseWord(token);
            default:
                throw _tokens.Unexpected();
        }
    }

    private Expression ParseSymbol(Token token)
    {
        if (token.Text == "[")
            return ParseArrayItems(token.At, null);
        if (token.Text != "(")
            throw _tokens.Unexpected();
        if (StartsQueryInParentheses())
            return new Subquery(token.At, SubqueryKind.Scalar, ParseParenthesizedQuery());
        var items = _tokens.Parenthesized(ParseExpression);
        return items.Count switch
        {
            0 => throw _tokens.Unexpected(),
            1 => items[0],
            _ => new StructLiteral(token.At, null, [.. items.Select(item => (item, (string?)null))]),
        };
    }

    private Expression ParseWord(Token token)
    {
        if (token.Kind == TokenKind.Word)
        {
            if (ParseKeywordExpression(token) is { } special)
                return special;
            if (_tokens.Peek().Kind == TokenKind.String && TypedLiterals.Contains(token.Text.ToUpperInvariant()))
                return ParseTypedLiteral();
        }

        if (_tokens.IsIdentifier || IsCallOfReservedWord(token))
            return ParseNameOrCall(token.At);
        throw _tokens.Unexpected();
    }

    /// <summary>IF, LEFT, RIGHT, GROUPING, ANY and others are functions when an argument list follows.</summary>
    private bool IsCallOfReservedWord(Token token) =>
        _tokens.Peek().IsSymbol("(")
        && token.Text.ToUpperInvariant() is "IF" or "LEFT" or "RIGHT" or "GROUPING" or "COLLATE";

    private Literal ParseTypedLiteral()
    {
        var type = _tokens.Take();
        return new Literal(type.At, TypeNames.Find(type.Text), _tokens.Take().Text);
    }

    private Expression? ParseKeywordExpression(Token token)
    {
        var at = token.At;
        switch (token.Text.ToUpperInvariant())
        {
            case "NULL":
                _tokens.Take();
                return new Literal(at, null, null);
            case "TRUE" or "FALSE":
                return new Literal(at, SqlType.Bool, _tokens.Take().Text.ToUpperInvariant());
            case "CASE":
                return ParseCase();
            case "CAST" or "SAFE_CAST" when _tokens.Peek().IsSymbol("("):
                return ParseCast();
            case "EXTRACT":
                return ParseExtract();
            case "INTERVAL":
                return ParseInterval();
            case "EXISTS" when _tokens.Peek().IsSymbol("("):
                _tokens.Take();
                return new Subquery(at, SubqueryKind.Exists, ParseParenthesizedQuery());
            case "ARRAY":
                return ParseArray();
            case "STRUCT":
                return ParseStruct();
            default:
                return null;
        }
    }

    private Expression ParsePostfix(Expression target)
    {
        while (true)
        {
            var at = _tokens.At;
            if (_tokens.IsSymbol(".") && _tokens.Peek().IsSymbol("*"))
                return target;
            if (_tokens.TrySymbol("."))
                target = new FieldAccess(at, target, _tokens.ExpectNameAfterDot());
            else if (_tokens.TrySymbol("["))
                target = ParseSubscript(target, at);
            else
                return target;
        }
    }

    private Subscript ParseSubscript(Expression target, Location at)
    {
        var mode = "";
        if (_tokens.Peek().IsSymbol("(") && _tokens.Current.Kind == TokenKind.Word
            && _tokens.Current.Text.ToUpperInvariant() is "OFFSET" or "ORDINAL" or "SAFE_OFFSET" or "SAFE_ORDINAL")
            mode = _tokens.Take().Text.ToUpperInvariant();
        var index = ParseExpression();
        _tokens.ExpectSymbol("]");
        return new Subscript(at, target, mode, index);
    }
}
