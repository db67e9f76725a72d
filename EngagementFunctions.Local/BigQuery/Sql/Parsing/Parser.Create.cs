using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private Statement ParseCreate(Location at)
    {
        var isReplace = _tokens.TryWords("OR", "REPLACE");
        var isTemporary = _tokens.TryWord("TEMP") || _tokens.TryWord("TEMPORARY");
        var kind = _tokens.Current.Text.ToUpperInvariant();
        if (kind is not ("TABLE" or "VIEW" or "SCHEMA" or "PROCEDURE" or "FUNCTION" or "ROW"))
            throw SqlErrors.Unsupported($"CREATE {kind}", at);
        _tokens.Take();
        if (kind == "ROW")
            _tokens.ExpectWords("ACCESS", "POLICY");
        var mode = isReplace ? CreateMode.Replace : CreateMode.New;
        if (_tokens.TryWords("IF", "NOT", "EXISTS"))
            mode = CreateMode.IfNotExists;
        return kind switch
        {
            "TABLE" => ParseCreateTable(at, mode, isTemporary),
            "VIEW" => ParseCreateView(at, mode),
            "SCHEMA" => new CreateSchema(at, mode, ParsePath(), ParseOptions()),
            "PROCEDURE" => ParseCreateProcedure(at, mode),
            "FUNCTION" => ParseCreateFunction(at, mode, isTemporary),
            _ => ParseCreatePolicy(at, mode),
        };
    }

    private CreateTable ParseCreateTable(Location at, CreateMode mode, bool isTemporary)
    {
        var create = new CreateTable(at, mode, ParseBareTable()) { IsTemporary = isTemporary };
        if (_tokens.IsWord("LIKE") || _tokens.IsWord("COPY") || _tokens.IsWord("CLONE"))
        {
            var copiesRows = !_tokens.Take().IsWord("LIKE");
            create = create with { Template = ParseBareTable(), CopiesRows = copiesRows };
        }

        if (_tokens.IsSymbol("(") && !StartsQueryInParentheses())
            create = ParseTableElements(create);
        if (_tokens.TryWords("PARTITION", "BY"))
            create = create with { PartitionBy = ParseExpression() };
        if (_tokens.TryWords("CLUSTER", "BY"))
            create = create with { ClusterBy = _tokens.CommaSeparated(_tokens.ExpectIdentifier) };
        create = create with { Options = ParseOptions() };
        return _tokens.TryWord("AS") ? create with { Query = ParseQuery() } : create;
    }

    private CreateTable ParseTableElements(CreateTable create)
    {
        var columns = new List<ColumnDefinition>();
        _tokens.ExpectSymbol("(");
        while (!_tokens.IsSymbol(")"))
        {
            if (_tokens.TryWord("CONSTRAINT"))
                _tokens.ExpectIdentifier();
            if (_tokens.TryWords("PRIMARY", "KEY"))
                create = create with { PrimaryKey = _tokens.Parenthesized(_tokens.ExpectIdentifier) };
            else if (_tokens.AreWords("FOREIGN", "KEY"))
                throw SqlErrors.Unsupported("FOREIGN KEY", _tokens.At);
            else
                columns.Add(ParseColumn());
            SkipNotEnforced();
            if (!_tokens.TrySymbol(","))
                break;
        }

        _tokens.ExpectSymbol(")");
        return create with { Columns = columns };
    }

    private void SkipNotEnforced() => _tokens.TryWords("NOT", "ENFORCED");

    private CreateView ParseCreateView(Location at, CreateMode mode)
    {
        var view = ParseBareTable();
        IReadOnlyList<string> columns = _tokens.IsSymbol("(") ? _tokens.Parenthesized(ParseViewColumn) : [];
        var options = ParseOptions();
        _tokens.ExpectWord("AS");
        var first = _tokens.Current;
        var query = ParseQuery();
        return new CreateView(at, mode, view, columns, options, query, _tokens.TextSince(first));
    }

    private string ParseViewColumn()
    {
        var name = _tokens.ExpectIdentifier();
        ParseOptions();
        return name;
    }

    private CreateProcedure ParseCreateProcedure(Location at, CreateMode mode)
    {
        var path = ParsePath();
        var parameters = _tokens.Parenthesized(ParseRoutineParameter);
        var options = ParseOptions();
        if (!_tokens.IsWord("BEGIN"))
            throw _tokens.Unexpected("keyword BEGIN");
        var first = _tokens.Current;
        ParseBlock(_tokens.At, null);
        return new CreateProcedure(at, mode, path, parameters, options, _tokens.TextSince(first));
    }

    private RoutineParameter ParseRoutineParameter()
    {
        var mode = "IN";
        if (_tokens.IsWord("IN") || _tokens.IsWord("OUT") || _tokens.IsWord("INOUT"))
            mode = _tokens.Take().Text.ToUpperInvariant();
        var name = _tokens.ExpectIdentifier();
        return new RoutineParameter(mode, name, _tokens.TryWords("ANY", "TYPE") ? null : ParseType());
    }

    private CreateFunction ParseCreateFunction(Location at, CreateMode mode, bool isTemporary)
    {
        var path = ParsePath();
        var parameters = _tokens.Parenthesized(ParseRoutineParameter);
        var returns = _tokens.TryWord("RETURNS") ? ParseType() : null;
        if (_tokens.IsWord("LANGUAGE"))
            throw SqlErrors.Unsupported("A function in another language than SQL", _tokens.At);
        _tokens.ExpectWord("AS");
        _tokens.ExpectSymbol("(");
        var first = _tokens.Current;
        var body = ParseArgument();
        var text = _tokens.TextSince(first);
        _tokens.ExpectSymbol(")");
        ParseOptions();
        return new CreateFunction(at, mode, isTemporary, path, parameters, returns, body, text);
    }

    private CreateRowAccessPolicy ParseCreatePolicy(Location at, CreateMode mode)
    {
        var name = _tokens.ExpectIdentifier();
        _tokens.ExpectWord("ON");
        var table = ParseBareTable();
        IReadOnlyList<string> grantees = _tokens.TryWords("GRANT", "TO")
            ? _tokens.Parenthesized(() => _tokens.Take().Text)
            : [];
        _tokens.ExpectWords("FILTER", "USING");
        _tokens.ExpectSymbol("(");
        var first = _tokens.Current;
        var filter = ParseExpression();
        var text = _tokens.TextSince(first);
        _tokens.ExpectSymbol(")");
        return new CreateRowAccessPolicy(at, mode, name, table, grantees, filter, text);
    }
}
