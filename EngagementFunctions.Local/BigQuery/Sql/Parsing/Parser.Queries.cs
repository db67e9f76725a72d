using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private static readonly string[] QueryContinuations = ["UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT"];

    private bool StartsQueryInParentheses() => IsQueryInParentheses(0);

    /// <summary>Of ((SELECT 1) + 1) the outer parentheses hold no query, of ((SELECT 1) UNION ...) they do.</summary>
    private bool IsQueryInParentheses(int ahead)
    {
        if (!_tokens.Peek(ahead).IsSymbol("("))
            return false;
        var inner = _tokens.Peek(ahead + 1);
        if (inner.IsWord("SELECT") || inner.IsWord("WITH"))
            return true;
        if (!IsQueryInParentheses(ahead + 1))
            return false;
        var next = _tokens.Peek(AfterParentheses(ahead + 1));
        return next.IsSymbol(")") || QueryContinuations.Any(next.IsWord);
    }

    private int AfterParentheses(int ahead)
    {
        var depth = 0;
        do
        {
            var token = _tokens.Peek(ahead++);
            depth += token.IsSymbol("(") ? 1 : token.IsSymbol(")") ? -1 : 0;
            if (token.Kind == TokenKind.End)
                break;
        }
        while (depth > 0);
        return ahead;
    }

    private Query ParseParenthesizedQuery()
    {
        _tokens.ExpectSymbol("(");
        var query = ParseQuery();
        _tokens.ExpectSymbol(")");
        return query;
    }

    private Query ParseQuery()
    {
        var at = _tokens.At;
        IReadOnlyList<CommonTable> with = [];
        var isRecursive = false;
        if (_tokens.TryWord("WITH"))
        {
            isRecursive = _tokens.TryWord("RECURSIVE");
            with = ParseCommonTables();
        }

        return ParseQueryEnd(new Query(at, ParseSetOperations()) { With = with, IsRecursive = isRecursive });
    }

    private List<CommonTable> ParseCommonTables()
    {
        var tables = new List<CommonTable>();
        do
        {
            var at = _tokens.At;
            var name = _tokens.ExpectIdentifier();
            _tokens.ExpectWord("AS");
            tables.Add(new CommonTable(at, name, ParseParenthesizedQuery()));
        }
        while (_tokens.TrySymbol(",") && !_tokens.IsWord("SELECT"));
        return tables;
    }

    private Query ParseQueryEnd(Query query)
    {
        if (_tokens.TryWords("ORDER", "BY"))
            query = query with { OrderBy = _tokens.CommaSeparated(ParseOrderItem) };
        if (_tokens.TryWord("LIMIT"))
            query = query with { Limit = ParseExpression() };
        if (_tokens.TryWord("OFFSET"))
            query = query with { Offset = ParseExpression() };
        if (_tokens.IsSymbol("|>"))
            throw SqlErrors.Unsupported("Pipe syntax", _tokens.At);
        return query;
    }

    private QueryBody ParseSetOperations()
    {
        var left = ParseQueryPrimary();
        while (_tokens.IsWord("UNION") || _tokens.IsWord("INTERSECT") || _tokens.IsWord("EXCEPT"))
        {
            var kind = _tokens.Take();
            var isDistinct = _tokens.TryWord("DISTINCT");
            if (!isDistinct)
                _tokens.ExpectWord("ALL");
            left = new SetOperation(kind.At, kind.Text.ToUpperInvariant(), isDistinct, left, ParseQueryPrimary());
        }

        return left;
    }

    private QueryBody ParseQueryPrimary()
    {
        if (_tokens.IsSymbol("("))
            return new NestedQuery(_tokens.At, ParseParenthesizedQuery());
        return _tokens.IsWord("SELECT") ? ParseSelect() : throw _tokens.Unexpected("keyword SELECT");
    }

    private Select ParseSelect()
    {
        var at = _tokens.Take().At;
        var isDistinct = _tokens.TryWord("DISTINCT");
        if (!isDistinct)
            _tokens.TryWord("ALL");
        var asStruct = _tokens.TryWords("AS", "STRUCT");
        var asValue = !asStruct && _tokens.TryWords("AS", "VALUE");
        var select = new Select(at, ParseSelectItems())
        {
            IsDistinct = isDistinct,
            AsStruct = asStruct,
            AsValue = asValue,
            From = _tokens.TryWord("FROM") ? ParseFrom() : null,
            Where = _tokens.TryWord("WHERE") ? ParseExpression() : null,
        };
        if (_tokens.TryWords("GROUP", "BY"))
            select = select with { GroupBy = ParseGroupBy() };
        return select with
        {
            Having = _tokens.TryWord("HAVING") ? ParseExpression() : null,
            Qualify = _tokens.TryWord("QUALIFY") ? ParseExpression() : null,
            Windows = _tokens.TryWord("WINDOW") ? ParseWindows() : select.Windows,
        };
    }

    private List<SelectItem> ParseSelectItems()
    {
        var items = new List<SelectItem> { ParseSelectItem() };
        while (_tokens.TrySymbol(",") && !EndsSelectList)
            items.Add(ParseSelectItem());
        return items;
    }

    /// <summary>A trailing comma is allowed.</summary>
    private bool EndsSelectList => _tokens.IsWord("FROM") || _tokens.IsAtEnd || _tokens.IsSymbol(")");

    private SelectItem ParseSelectItem()
    {
        var at = _tokens.At;
        if (_tokens.TrySymbol("*"))
            return ParseStar(at, null);
        var expression = ParseExpressionOrStar(out var isStar);
        return isStar ? ParseStar(at, expression) : new SelectExpression(at, expression, ParseAlias());
    }

    /// <summary>The path before <c>.*</c> ends where the star begins.</summary>
    private Expression ParseExpressionOrStar(out bool isStar)
    {
        var expression = ParseExpression();
        isStar = _tokens.IsSymbol(".") && _tokens.Peek().IsSymbol("*");
        if (!isStar)
            return expression;
        _tokens.Take();
        _tokens.Take();
        return expression;
    }

    private SelectStar ParseStar(Location at, Expression? target)
    {
        IReadOnlyList<string> except = _tokens.Peek().IsSymbol("(") && _tokens.TryWord("EXCEPT")
            ? _tokens.Parenthesized(_tokens.ExpectIdentifier)
            : [];
        IReadOnlyList<SelectExpression> replace =
            _tokens.TryWord("REPLACE") ? _tokens.Parenthesized(ParseReplacement) : [];
        return new SelectStar(at, target, except, replace);
    }

    private SelectExpression ParseReplacement()
    {
        var at = _tokens.At;
        var expression = ParseExpression();
        _tokens.ExpectWord("AS");
        return new SelectExpression(at, expression, _tokens.ExpectIdentifier());
    }

    private string? ParseAlias()
    {
        if (_tokens.TryWord("AS"))
            return _tokens.ExpectIdentifier();
        return _tokens.IsIdentifier && !StartsClause ? _tokens.Take().Text : null;
    }

    /// <summary>Words that are no reserved ones, yet begin what follows a FROM item.</summary>
    private bool StartsClause => _tokens.Current.Kind == TokenKind.Word && _tokens.Current.Text.ToUpperInvariant()
        is "OFFSET" && _tokens.Peek().Kind is TokenKind.Integer or TokenKind.NamedParameter;
}
