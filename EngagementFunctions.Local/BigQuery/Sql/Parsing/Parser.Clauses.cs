using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>GROUP BY, WINDOW and FROM.</summary>
internal sealed partial class Parser
{
    private GroupBy ParseGroupBy()
    {
        var at = _tokens.At;
        if (_tokens.TryWord("ALL"))
            return new GroupBy(at, true, "", []);
        foreach (var kind in new[] { "ROLLUP", "CUBE" })
            if (_tokens.IsWord(kind) && _tokens.Peek().IsSymbol("("))
            {
                _tokens.Take();
                return new GroupBy(at, false, kind, _tokens.Parenthesized(ParseExpression));
            }

        return new GroupBy(at, false, "", _tokens.CommaSeparated(ParseExpression));
    }

    private Dictionary<string, Window> ParseWindows()
    {
        var windows = new Dictionary<string, Window>(StringComparer.OrdinalIgnoreCase);
        do
        {
            var name = _tokens.ExpectIdentifier();
            _tokens.ExpectWord("AS");
            windows[name] = _tokens.IsSymbol("(")
                ? ParseWindow()
                : new Window(_tokens.ExpectIdentifier(), [], [], null);
        }
        while (_tokens.TrySymbol(","));
        return windows;
    }

    private FromItem ParseFrom()
    {
        var from = ParseJoins(ParseFromPrimary());
        while (_tokens.IsSymbol(","))
        {
            var at = _tokens.Take().At;
            from = ParseJoins(new Join(at, "CROSS", from, ParseFromPrimary(), null, []));
        }

        return from;
    }

    private FromItem ParseJoins(FromItem left)
    {
        while (ParseJoinKind() is { } kind)
        {
            var at = _tokens.At;
            var right = ParseFromPrimary();
            var on = _tokens.TryWord("ON") ? ParseExpression() : null;
            List<string> columns = on is null && _tokens.TryWord("USING")
                ? _tokens.Parenthesized(_tokens.ExpectIdentifier)
                : [];
            if (kind is not ("CROSS" or "INNER" or "LEFT") && on is null && columns.Count == 0)
                throw SqlErrors.Syntax($"Expected ON or USING after {kind} JOIN", _tokens.At);
            left = new Join(at, kind, left, right, on, columns);
        }

        return left;
    }

    private string? ParseJoinKind()
    {
        if (_tokens.TryWord("JOIN") || _tokens.TryWords("INNER", "JOIN"))
            return "INNER";
        if (_tokens.TryWords("CROSS", "JOIN"))
            return "CROSS";
        foreach (var kind in new[] { "LEFT", "RIGHT", "FULL" })
            if (_tokens.TryWords(kind, "JOIN") || _tokens.TryWords(kind, "OUTER", "JOIN"))
                return kind;
        return null;
    }

    private FromItem ParseFromPrimary()
    {
        var at = _tokens.At;
        if (_tokens.TryWord("UNNEST"))
        {
            _tokens.ExpectSymbol("(");
            var array = ParseExpression();
            _tokens.ExpectSymbol(")");
            return new Unnest(at, array, ParseFromAlias(), ParseOffset());
        }

        if (StartsQueryInParentheses())
            return ParseSubqueryOrJoin(at);
        if (!_tokens.TrySymbol("("))
            return ParseTable();
        var inner = ParseFrom();
        _tokens.ExpectSymbol(")");
        return inner;
    }

    private TableSubquery ParseSubqueryOrJoin(Location at) =>
        new(at, ParseParenthesizedQuery(), ParseFromAlias());

    private FromItem ParseTable()
    {
        var at = _tokens.At;
        var path = ParsePath();
        if (_tokens.IsSymbol("("))
            return new TableFunction(at, path, _tokens.Parenthesized(ParseArgument), ParseFromAlias());
        var table = new TablePath(at, path, ParseFromAlias()) { OffsetAlias = ParseOffset() };
        if (_tokens.TryWords("FOR", "SYSTEM_TIME", "AS", "OF"))
            table = table with { SystemTime = ParseExpression() };
        if (_tokens.IsWord("TABLESAMPLE"))
            throw SqlErrors.Unsupported("TABLESAMPLE", _tokens.At);
        return table.Alias is null ? table with { Alias = ParseFromAlias() } : table;
    }

    private string? ParseOffset()
    {
        if (!_tokens.TryWords("WITH", "OFFSET"))
            return null;
        return ParseFromAlias() ?? "offset";
    }

    private string? ParseFromAlias()
    {
        if (_tokens.TryWord("AS"))
            return _tokens.ExpectIdentifier();
        return _tokens.IsIdentifier && !StartsClause ? _tokens.Take().Text : null;
    }

    /// <summary>A table's name: dots inside backticks separate parts too, and the project may hold dashes.</summary>
    private List<string> ParsePath()
    {
        var parts = new List<string>();
        do
        {
            var isQuoted = _tokens.Current.Kind == TokenKind.QuotedWord;
            var name = parts.Count == 0 ? _tokens.ExpectIdentifier() : _tokens.ExpectNameAfterDot();
            if (isQuoted)
                parts.AddRange(SplitQuoted(name));
            else
                parts.Add(parts.Count == 0 ? name + ParseDashes() : name);
        }
        while (_tokens.TrySymbol("."));
        return parts;
    }

    private string ParseDashes()
    {
        var rest = "";
        while (_tokens.IsSymbol("-") && Touches(-1, 0) && Touches(0, 1)
            && _tokens.Peek().Kind is TokenKind.Word or TokenKind.Integer)
        {
            _tokens.Take();
            rest += "-" + _tokens.Take().Text;
            while (Touches(-1, 0) && _tokens.Current.Kind is TokenKind.Word or TokenKind.Integer)
                rest += _tokens.Take().Text;
        }

        return rest;
    }

    private bool Touches(int first, int second) => _tokens.Peek(first).End == _tokens.Peek(second).Start;

    /// <summary>An old project name has a domain before a colon: <c>example.com:project.dataset.table</c>.</summary>
    private static IEnumerable<string> SplitQuoted(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return name.Split('.');
        var parts = name[(colon + 1)..].Split('.');
        return parts.Skip(1).Prepend($"{name[..colon]}:{parts[0]}");
    }
}
