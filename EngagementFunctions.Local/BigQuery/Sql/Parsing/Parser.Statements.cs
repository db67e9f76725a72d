using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        var at = _tokens.At;
        if (_tokens.IsWord("SELECT") || _tokens.IsWord("WITH") || _tokens.IsSymbol("("))
            return new SelectStatement(at, ParseQuery());
        if (ParseControlFlow(at) is { } controlFlow)
            return controlFlow;
        if (_tokens.Current.Kind != TokenKind.Word)
            throw _tokens.Unexpected();
        return ParseDml(at) ?? ParseDdl(at) ?? ParseProcedural(at) ?? throw _tokens.Unexpected();
    }

    private Statement? ParseDml(Location at)
    {
        if (_tokens.TryWord("INSERT"))
            return ParseInsert(at);
        if (_tokens.TryWord("UPDATE"))
            return ParseUpdate(at);
        if (_tokens.TryWord("DELETE"))
            return ParseDelete(at);
        if (_tokens.TryWord("MERGE"))
            return ParseMerge(at);
        if (!_tokens.TryWord("TRUNCATE"))
            return null;
        _tokens.ExpectWord("TABLE");
        return new TruncateStatement(at, ParseBareTable());
    }

    private Statement? ParseDdl(Location at)
    {
        if (_tokens.TryWord("CREATE"))
            return ParseCreate(at);
        if (_tokens.TryWord("DROP"))
            return ParseDrop(at);
        return _tokens.TryWord("ALTER") ? ParseAlter(at) : null;
    }

    private Statement? ParseProcedural(Location at)
    {
        if (_tokens.IsWord("BEGIN") || _tokens.IsWord("COMMIT") || _tokens.IsWord("ROLLBACK"))
        {
            var action = _tokens.Take().Text.ToUpperInvariant();
            _tokens.TryWord("TRANSACTION");
            return new TransactionStatement(at, action);
        }

        var word = _tokens.Current.Text.ToUpperInvariant();
        switch (word)
        {
            case "DECLARE" or "SET" or "RAISE" or "EXECUTE" or "CALL" or "ASSERT":
                _tokens.Take();
                break;
            case "BREAK" or "LEAVE" or "CONTINUE" or "ITERATE" or "RETURN":
                _tokens.Take();
                var label = word != "RETURN" && _tokens.IsIdentifier ? _tokens.Take().Text : null;
                return new JumpStatement(at, word, label);
            default:
                return null;
        }

        return word switch
        {
            "DECLARE" => ParseDeclare(at),
            "SET" => ParseSet(at),
            "RAISE" => ParseRaise(at),
            "EXECUTE" => ParseExecute(at),
            "CALL" => new CallStatement(at, ParsePath(), _tokens.Parenthesized(ParseExpression)),
            _ => ParseAssert(at),
        };
    }

    private AssertStatement ParseAssert(Location at)
    {
        var condition = ParseExpression();
        var description = _tokens.TryWord("AS") ? _tokens.Take().Text : null;
        return new AssertStatement(at, condition, description);
    }

    private TablePath ParseBareTable() => new(_tokens.At, ParsePath(), null);

    private TablePath ParseTargetTable() => new(_tokens.At, ParsePath(), ParseFromAlias());

    private InsertStatement ParseInsert(Location at)
    {
        _tokens.TryWord("INTO");
        var table = ParseBareTable();
        IReadOnlyList<string> columns = _tokens.IsSymbol("(") && !StartsQueryInParentheses()
            ? _tokens.Parenthesized(_tokens.ExpectIdentifier)
            : [];
        return _tokens.TryWord("VALUES")
            ? new InsertStatement(at, table, columns, _tokens.CommaSeparated(ParseRow), null)
            : new InsertStatement(at, table, columns, null, ParseQuery());
    }

    private IReadOnlyList<Expression?> ParseRow() => _tokens.Parenthesized(ParseValueOrDefault);

    private Expression? ParseValueOrDefault() => _tokens.TryWord("DEFAULT") ? null : ParseExpression();

    private UpdateStatement ParseUpdate(Location at)
    {
        var table = ParseTargetTable();
        _tokens.ExpectWord("SET");
        var assignments = _tokens.CommaSeparated(ParseAssignment);
        var from = _tokens.TryWord("FROM") ? ParseFrom() : null;
        return new UpdateStatement(at, table, assignments, from, ParseMandatoryWhere("UPDATE"));
    }

    private Assignment ParseAssignment()
    {
        var at = _tokens.At;
        var path = new List<string> { _tokens.ExpectIdentifier() };
        while (_tokens.TrySymbol("."))
            path.Add(_tokens.ExpectNameAfterDot());
        _tokens.ExpectSymbol("=");
        return new Assignment(at, path, ParseValueOrDefault());
    }

    private DeleteStatement ParseDelete(Location at)
    {
        _tokens.TryWord("FROM");
        var table = ParseTargetTable();
        return new DeleteStatement(at, table, ParseMandatoryWhere("DELETE"));
    }

    private Expression ParseMandatoryWhere(string statement)
    {
        if (!_tokens.TryWord("WHERE"))
            throw SqlErrors.Invalid($"{statement} must have a WHERE clause", _tokens.At);
        return ParseExpression();
    }
}
