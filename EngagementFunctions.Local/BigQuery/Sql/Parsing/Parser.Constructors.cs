using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>CASE, CAST, EXTRACT, INTERVAL, ARRAY and STRUCT.</summary>
internal sealed partial class Parser
{
    private Case ParseCase()
    {
        var at = _tokens.Take().At;
        var operand = _tokens.IsWord("WHEN") ? null : ParseExpression();
        var branches = new List<(Expression When, Expression Then)>();
        while (_tokens.TryWord("WHEN"))
        {
            var when = ParseExpression();
            _tokens.ExpectWord("THEN");
            branches.Add((when, ParseExpression()));
        }

        if (branches.Count == 0)
            throw _tokens.Unexpected("keyword WHEN");
        var otherwise = _tokens.TryWord("ELSE") ? ParseExpression() : null;
        _tokens.ExpectWord("END");
        return new Case(at, operand, branches, otherwise);
    }

    private Cast ParseCast()
    {
        var keyword = _tokens.Take();
        _tokens.ExpectSymbol("(");
        var operand = ParseExpression();
        _tokens.ExpectWord("AS");
        var type = ParseType();
        var format = _tokens.TryWord("FORMAT") ? ParseExpression() : null;
        _tokens.ExpectSymbol(")");
        return new Cast(keyword.At, operand, type, keyword.IsWord("SAFE_CAST"), format);
    }

    private Extract ParseExtract()
    {
        var at = _tokens.Take().At;
        _tokens.ExpectSymbol("(");
        var part = ParseExpression();
        _tokens.ExpectWord("FROM");
        var operand = ParseExpression();
        var zone = _tokens.TryWords("AT", "TIME", "ZONE") ? ParseExpression() : null;
        _tokens.ExpectSymbol(")");
        return new Extract(at, part, operand, zone);
    }

    private Interval ParseInterval()
    {
        var at = _tokens.Take().At;
        var amount = ParseExpression();
        var part = _tokens.Take();
        return part.Kind == TokenKind.Word
            ? new Interval(at, amount, part.Text.ToUpperInvariant())
            : throw SqlErrors.Syntax("Expected a date part after INTERVAL", part.At);
    }

    private Expression ParseArray()
    {
        var at = _tokens.Take().At;
        SqlType? element = null;
        if (_tokens.IsSymbol("("))
            return new Subquery(at, SubqueryKind.Array, ParseParenthesizedQuery());
        if (_tokens.IsSymbol("<"))
            element = Bracketed(ParseType);
        return ParseArrayItems(at, element);
    }

    private ArrayLiteral ParseArrayItems(Location at, SqlType? element)
    {
        _tokens.ExpectSymbol("[");
        var items = _tokens.IsSymbol("]") ? [] : _tokens.CommaSeparated(ParseExpression);
        _tokens.ExpectSymbol("]");
        return new ArrayLiteral(at, element, items);
    }

    private StructLiteral ParseStruct()
    {
        var at = _tokens.At;
        SqlType? type = null;
        if (_tokens.Peek().IsSymbol("<"))
            type = ParseType();
        else
            _tokens.Take();
        return new StructLiteral(at, type, _tokens.Parenthesized(ParseStructItem));
    }

    private (Expression Value, string? Name) ParseStructItem()
    {
        var value = ParseExpression();
        return (value, _tokens.TryWord("AS") ? _tokens.ExpectIdentifier() : null);
    }
}
