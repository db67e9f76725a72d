using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    /// <summary>From the loosest bitwise operator to the tightest of all.</summary>
    private static readonly string[][] Levels =
        [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "||"]];

    private static readonly string[] Comparisons = ["=", "<", ">", "<=", ">=", "!=", "<>"];

    private Expression ParseExpression() => ParseOr();

    private Expression ParseOr()
    {
        var left = ParseAnd();
        while (_tokens.IsWord("OR"))
            left = new Binary(_tokens.Take().At, "OR", left, ParseAnd());
        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseNot();
        while (_tokens.IsWord("AND"))
            left = new Binary(_tokens.Take().At, "AND", left, ParseNot());
        return left;
    }

    private Expression ParseNot() => _tokens.IsWord("NOT")
        ? new Unary(_tokens.Take().At, "NOT", ParseNot())
        : ParseComparison();

    /// <summary>Comparisons do not chain, but IS NULL may follow one.</summary>
    private Expression ParseComparison()
    {
        var left = ParseBinary(0);
        if (_tokens.Current.Kind == TokenKind.Symbol && Comparisons.Contains(_tokens.Current.Text))
        {
            var symbol = _tokens.Take();
            left = new Binary(symbol.At, symbol.Text == "<>" ? "!=" : symbol.Text, left, ParseBinary(0));
        }

        while (TryParsePredicate(left) is { } predicate)
            left = predicate;
        return left;
    }

    private Expression? TryParsePredicate(Expression left)
    {
        var at = _tokens.At;
        if (_tokens.TryWord("IS"))
            return ParseIs(left, at);
        var isNegated = _tokens.IsWord("NOT")
            && (_tokens.Peek().IsWord("IN") || _tokens.Peek().IsWord("LIKE") || _tokens.Peek().IsWord("BETWEEN"));
        if (isNegated)
            _tokens.Take();
        Expression? predicate = null;
        if (_tokens.TryWord("BETWEEN"))
            predicate = ParseBetween(left, at);
        else if (_tokens.TryWord("IN"))
            predicate = ParseIn(left, at);
        else if (_tokens.TryWord("LIKE"))
            predicate = ParseLike(left, at);
        return isNegated && predicate is not null ? new Unary(at, "NOT", predicate) : predicate;
    }

    private Expression ParseIs(Expression left, Location at)
    {
        var isNegated = _tokens.TryWord("NOT");
        if (_tokens.TryWords("DISTINCT", "FROM"))
            return new Binary(at, isNegated ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM", left, ParseBinary(0));
        foreach (var what in new[] { "NULL", "TRUE", "FALSE", "UNKNOWN" })
            if (_tokens.TryWord(what))
                return new Is(at, left, what, isNegated);
        throw _tokens.Unexpected("keyword NULL");
    }

    private Between ParseBetween(Expression left, Location at)
    {
        var low = ParseBinary(0);
        _tokens.ExpectWord("AND");
        return new Between(at, left, low, ParseBinary(0));
    }

    private In ParseIn(Expression left, Location at)
    {
        if (_tokens.TryWord("UNNEST"))
        {
            _tokens.ExpectSymbol("(");
            var array = ParseExpression();
            _tokens.ExpectSymbol(")");
            return new In(at, left, null, null, array);
        }

        if (_tokens.Current.Kind is TokenKind.NamedParameter or TokenKind.PositionalParameter)
            throw SqlErrors.Syntax("IN needs a list in parentheses, or UNNEST of an array", _tokens.At);
        if (!StartsQueryInParentheses())
            return new In(at, left, _tokens.Parenthesized(ParseExpression), null, null);
        return new In(at, left, null, ParseParenthesizedQuery(), null);
    }

    private Expression ParseLike(Expression left, Location at)
    {
        var quantifier = _tokens.IsWord("ANY") || _tokens.IsWord("SOME") || _tokens.IsWord("ALL")
            ? _tokens.Take().Text
            : null;
        if (quantifier is null)
            return new Binary(at, "LIKE", left, ParseBinary(0));
        var join = string.Equals(quantifier, "ALL", StringComparison.OrdinalIgnoreCase) ? "AND" : "OR";
        return _tokens.Parenthesized(ParseExpression)
            .Select(pattern => (Expression)new Binary(at, "LIKE", left, pattern))
            .Aggregate((one, other) => new Binary(at, join, one, other));
    }

    private Expression ParseBinary(int level)
    {
        if (level == Levels.Length)
            return ParseUnary();
        var left = ParseBinary(level + 1);
        while (_tokens.Current.Kind == TokenKind.Symbol && Levels[level].Contains(_tokens.Current.Text))
        {
            var symbol = _tokens.Take();
            left = new Binary(symbol.At, symbol.Text, left, ParseBinary(level + 1));
        }

        return left;
    }

    /// <summary>The sign of a number belongs to the literal: the smallest INT64 has no positive.</summary>
    private Expression ParseUnary()
    {
        var at = _tokens.At;
        if (_tokens.TrySymbol("+"))
            return new Unary(at, "+", ParseUnary());
        if (_tokens.TrySymbol("~"))
            return new Unary(at, "~", ParseUnary());
        if (!_tokens.TrySymbol("-"))
            return ParsePostfix(ParsePrimary());
        if (_tokens.Current.Kind is not (TokenKind.Integer or TokenKind.Float))
            return new Unary(at, "-", ParseUnary());
        var number = (Literal)ParsePrimary();
        return ParsePostfix(number with { At = at, Text = "-" + number.Text });
    }
}
