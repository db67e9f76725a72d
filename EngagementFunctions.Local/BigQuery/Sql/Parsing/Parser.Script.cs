using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>Procedural language: blocks, branches, loops, variables.</summary>
internal sealed partial class Parser
{
    /// <summary>Statements up to the place that <paramref name="isEnd"/> recognises, which stays unread.</summary>
    private List<Statement> ParseStatements(Func<bool> isEnd)
    {
        var statements = new List<Statement>();
        while (_tokens.TrySymbol(";"))
        {
        }

        while (!isEnd())
        {
            var first = _tokens.Current;
            var statement = ParseStatement();
            statements.Add(statement with { Text = _tokens.TextSince(first) });
            if (!isEnd())
                _tokens.ExpectSymbol(";");
            while (_tokens.TrySymbol(";"))
            {
            }
        }

        return statements;
    }

    private List<Statement> ParseBody(params string[] ends) =>
        ParseStatements(() => _tokens.IsAtEnd ? throw _tokens.Unexpected() : ends.Any(_tokens.IsWord));

    private Statement? ParseControlFlow(Location at)
    {
        var label = ParseLabel();
        switch (_tokens.Current.Text.ToUpperInvariant())
        {
            case "BEGIN" when !IsTransactionBegin:
                return ParseBlock(at, label);
            case "IF":
                return ParseIf(at);
            case "WHILE":
                _tokens.Take();
                var condition = ParseExpression();
                _tokens.ExpectWord("DO");
                return new LoopStatement(at, label, condition, ParseLoopBody("WHILE"), null);
            case "LOOP":
                _tokens.Take();
                return new LoopStatement(at, label, null, ParseLoopBody("LOOP"), null);
            case "REPEAT":
                return ParseRepeat(at, label);
            case "FOR":
                return ParseFor(at, label);
            default:
                return label is null ? null : throw _tokens.Unexpected("a block or a loop after the label");
        }
    }

    private string? ParseLabel()
    {
        if (!_tokens.IsIdentifier || !_tokens.Peek().IsSymbol(":"))
            return null;
        var label = _tokens.Take().Text;
        _tokens.Take();
        return label;
    }

    private bool IsTransactionBegin =>
        _tokens.Peek().IsWord("TRANSACTION") || _tokens.Peek().IsSymbol(";")
        || _tokens.Peek().Kind == TokenKind.End;

    private BlockStatement ParseBlock(Location at, string? label)
    {
        _tokens.ExpectWord("BEGIN");
        var body = ParseBody("END", "EXCEPTION");
        List<Statement>? handler = null;
        if (_tokens.TryWord("EXCEPTION"))
        {
            _tokens.ExpectWords("WHEN", "ERROR", "THEN");
            handler = ParseBody("END");
        }

        ExpectEnd(null, label);
        return new BlockStatement(at, label, body, handler);
    }

    private IfStatement ParseIf(Location at)
    {
        var branches = new List<(Expression Condition, IReadOnlyList<Statement> Body)>();
        do
        {
            _tokens.Take();
            var condition = ParseExpression();
            _tokens.ExpectWord("THEN");
            branches.Add((condition, ParseBody("ELSEIF", "ELSE", "END")));
        }
        while (_tokens.IsWord("ELSEIF"));
        IReadOnlyList<Statement> otherwise = _tokens.TryWord("ELSE") ? ParseBody("END") : [];
        ExpectEnd("IF", null);
        return new IfStatement(at, branches, otherwise);
    }

    private List<Statement> ParseLoopBody(string keyword)
    {
        var body = ParseBody("END");
        ExpectEnd(keyword, null);
        return body;
    }

    private LoopStatement ParseRepeat(Location at, string? label)
    {
        _tokens.Take();
        var body = ParseBody("UNTIL");
        _tokens.Take();
        var until = ParseExpression();
        ExpectEnd("REPEAT", label);
        return new LoopStatement(at, label, null, body, until);
    }

    private ForStatement ParseFor(Location at, string? label)
    {
        _tokens.Take();
        var variable = _tokens.ExpectIdentifier();
        _tokens.ExpectWord("IN");
        var query = ParseParenthesizedQuery();
        _tokens.ExpectWord("DO");
        return new ForStatement(at, label, variable, query, ParseLoopBody("FOR"));
    }

    private void ExpectEnd(string? keyword, string? label)
    {
        _tokens.ExpectWord("END");
        if (keyword is not null)
            _tokens.ExpectWord(keyword);
        if (label is not null)
            _tokens.TryWord(label);
    }

    private DeclareStatement ParseDeclare(Location at)
    {
        var names = _tokens.CommaSeparated(_tokens.ExpectIdentifier);
        SqlType? type = _tokens.IsWord("DEFAULT") ? null : ParseType();
        var initial = _tokens.TryWord("DEFAULT") ? ParseExpression() : null;
        return new DeclareStatement(at, names, type, initial);
    }

    private SetStatement ParseSet(Location at)
    {
        List<string> targets;
        if (_tokens.Current.Kind == TokenKind.SystemVariable)
            targets = ["@@" + _tokens.Take().Text.ToLowerInvariant()];
        else if (_tokens.IsSymbol("("))
            targets = _tokens.Parenthesized(_tokens.ExpectIdentifier);
        else
            targets = [_tokens.ExpectIdentifier()];
        _tokens.ExpectSymbol("=");
        return new SetStatement(at, targets, ParseExpression());
    }

    private RaiseStatement ParseRaise(Location at)
    {
        if (!_tokens.TryWord("USING"))
            return new RaiseStatement(at, null);
        _tokens.ExpectWord("MESSAGE");
        _tokens.ExpectSymbol("=");
        return new RaiseStatement(at, ParseExpression());
    }

    private ExecuteImmediate ParseExecute(Location at)
    {
        _tokens.ExpectWord("IMMEDIATE");
        var sql = ParseExpression();
        List<string> into = _tokens.TryWord("INTO") ? _tokens.CommaSeparated(_tokens.ExpectIdentifier) : [];
        List<(Expression Value, string? Name)> arguments =
            _tokens.TryWord("USING") ? _tokens.CommaSeparated(ParseStructItem) : [];
        return new ExecuteImmediate(at, sql, into, arguments);
    }
}
