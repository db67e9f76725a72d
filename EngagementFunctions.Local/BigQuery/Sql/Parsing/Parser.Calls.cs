using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>Names, calls, and what may stand in and behind a call's parentheses.</summary>
internal sealed partial class Parser
{
    private Expression ParseNameOrCall(Location at)
    {
        var parts = new List<string> { _tokens.Take().Text };
        while (_tokens.IsSymbol(".") && _tokens.Peek().Kind is TokenKind.Word or TokenKind.QuotedWord)
        {
            _tokens.Take();
            parts.Add(_tokens.Take().Text);
        }

        return _tokens.IsSymbol("(") ? ParseCall(at, parts) : new NamePath(at, parts);
    }

    private Call ParseCall(Location at, List<string> path)
    {
        _tokens.ExpectSymbol("(");
        var call = new Call(at, path, []);
        if (_tokens.TrySymbol("*"))
            call = call with { IsStar = true };
        else if (!_tokens.IsSymbol(")"))
            call = ParseArguments(call);
        _tokens.ExpectSymbol(")");
        return ParseOver(call);
    }

    private Call ParseArguments(Call call)
    {
        var isDistinct = _tokens.TryWord("DISTINCT");
        var arguments = _tokens.CommaSeparated(ParseArgument);
        call = call with { IsDistinct = isDistinct, Arguments = arguments, IgnoreNulls = ParseNullHandling() };
        if (_tokens.TryWord("HAVING"))
        {
            var isMax = _tokens.TryWord("MAX");
            if (!isMax)
                _tokens.ExpectWord("MIN");
            call = call with { HavingMax = isMax, HavingValue = ParseExpression() };
        }

        if (_tokens.TryWords("ORDER", "BY"))
            call = call with { OrderBy = _tokens.CommaSeparated(ParseOrderItem) };
        return _tokens.TryWord("LIMIT") ? call with { Limit = ParseExpression() } : call;
    }

    /// <summary>A query as the argument of a table-valued or ARRAY-like function is an expression subquery.</summary>
    private Expression ParseArgument()
    {
        if (_tokens.IsWord("SELECT") || _tokens.IsWord("WITH"))
            return new Subquery(_tokens.At, SubqueryKind.Scalar, ParseQuery());
        if (TokenStream.IsIdentifierToken(_tokens.Current) && _tokens.Peek().IsSymbol("=>"))
            throw SqlErrors.Unsupported("A named argument", _tokens.At);
        return ParseExpression();
    }

    private bool? ParseNullHandling()
    {
        if (_tokens.TryWords("IGNORE", "NULLS"))
            return true;
        return _tokens.TryWords("RESPECT", "NULLS") ? false : null;
    }

    private Call ParseOver(Call call)
    {
        call = call with { IgnoreNulls = call.IgnoreNulls ?? ParseNullHandling() };
        if (!_tokens.TryWord("OVER"))
            return call;
        return call with
        {
            Over = _tokens.IsSymbol("(") ? ParseWindow() : new Window(_tokens.ExpectIdentifier(), [], [], null),
        };
    }

    private Window ParseWindow()
    {
        _tokens.ExpectSymbol("(");
        var name = _tokens.IsIdentifier && !_tokens.IsWord("PARTITION") ? _tokens.Take().Text : null;
        IReadOnlyList<Expression> partition =
            _tokens.TryWords("PARTITION", "BY") ? _tokens.CommaSeparated(ParseExpression) : [];
        IReadOnlyList<OrderItem> order =
            _tokens.TryWords("ORDER", "BY") ? _tokens.CommaSeparated(ParseOrderItem) : [];
        var frame = _tokens.IsWord("ROWS") || _tokens.IsWord("RANGE") ? ParseFrame() : null;
        _tokens.ExpectSymbol(")");
        return new Window(name, partition, order, frame);
    }

    private WindowFrame ParseFrame()
    {
        var unit = _tokens.Take().Text.ToUpperInvariant();
        if (!_tokens.TryWord("BETWEEN"))
            return new WindowFrame(unit, ParseBound(), new FrameBound(null, "CURRENT ROW"));
        var start = ParseBound();
        _tokens.ExpectWord("AND");
        return new WindowFrame(unit, start, ParseBound());
    }

    private FrameBound ParseBound()
    {
        if (_tokens.TryWords("CURRENT", "ROW"))
            return new FrameBound(null, "CURRENT ROW");
        var amount = _tokens.TryWord("UNBOUNDED") ? null : ParseBinary(0);
        var direction = _tokens.TryWord("PRECEDING") ? "PRECEDING" : "FOLLOWING";
        if (direction == "FOLLOWING")
            _tokens.ExpectWord("FOLLOWING");
        return new FrameBound(amount, amount is null ? "UNBOUNDED " + direction : direction);
    }

    private OrderItem ParseOrderItem()
    {
        var expression = ParseExpression();
        var isDescending = _tokens.TryWord("DESC");
        if (!isDescending)
            _tokens.TryWord("ASC");
        bool? nullsFirst = null;
        if (_tokens.TryWords("NULLS", "FIRST"))
            nullsFirst = true;
        else if (_tokens.TryWords("NULLS", "LAST"))
            nullsFirst = false;
        return new OrderItem(expression, isDescending, nullsFirst);
    }
}
