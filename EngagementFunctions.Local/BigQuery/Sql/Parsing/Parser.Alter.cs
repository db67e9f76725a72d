using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>DROP and ALTER.</summary>
internal sealed partial class Parser
{
    private static readonly string[] DropKinds = ["TABLE", "VIEW", "PROCEDURE", "FUNCTION", "SCHEMA"];

    private Statement ParseDrop(Location at)
    {
        if (_tokens.TryWords("ALL", "ROW", "ACCESS", "POLICIES", "ON"))
            return new DropRowAccessPolicy(at, false, null, ParseBareTable());
        if (_tokens.TryWords("ROW", "ACCESS", "POLICY"))
        {
            var ifPolicyExists = _tokens.TryWords("IF", "EXISTS");
            var name = _tokens.ExpectIdentifier();
            _tokens.ExpectWord("ON");
            return new DropRowAccessPolicy(at, ifPolicyExists, name, ParseBareTable());
        }

        var kind = _tokens.Take().Text.ToUpperInvariant();
        if (!DropKinds.Contains(kind))
            throw SqlErrors.Unsupported($"DROP {kind}", at);
        var ifExists = _tokens.TryWords("IF", "EXISTS");
        var path = ParsePath();
        var isCascade = _tokens.TryWord("CASCADE");
        if (!isCascade)
            _tokens.TryWord("RESTRICT");
        return new DropStatement(at, kind, ifExists, path, isCascade);
    }

    private AlterTable ParseAlter(Location at)
    {
        var kind = _tokens.Take().Text.ToUpperInvariant();
        if (kind is not ("TABLE" or "VIEW" or "SCHEMA"))
            throw SqlErrors.Unsupported($"ALTER {kind}", at);
        var ifExists = _tokens.TryWords("IF", "EXISTS");
        var table = ParseBareTable();
        return new AlterTable(at, kind, ifExists, table, _tokens.CommaSeparated(ParseAlterAction));
    }

    private AlterAction ParseAlterAction()
    {
        var at = _tokens.At;
        if (_tokens.TryWords("SET", "OPTIONS"))
            return new SetTableOptions(at, ParseOptionList());
        if (_tokens.TryWords("ADD", "COLUMN"))
            return new AddColumn(at, _tokens.TryWords("IF", "NOT", "EXISTS"), ParseColumn());
        if (_tokens.TryWords("DROP", "COLUMN"))
            return new DropColumn(at, _tokens.TryWords("IF", "EXISTS"), _tokens.ExpectIdentifier());
        if (_tokens.TryWords("RENAME", "TO"))
            return new RenameTable(at, _tokens.ExpectIdentifier());
        if (_tokens.TryWords("RENAME", "COLUMN"))
        {
            var name = _tokens.ExpectIdentifier();
            _tokens.ExpectWord("TO");
            return new RenameColumn(at, name, _tokens.ExpectIdentifier());
        }

        if (_tokens.TryWords("ALTER", "COLUMN"))
            return ParseAlterColumn(at);
        throw SqlErrors.Unsupported("This ALTER action", at);
    }

    private AlterColumn ParseAlterColumn(Location at)
    {
        var name = _tokens.ExpectIdentifier();
        var change = new AlterColumn(at, name, "", null, null, new Dictionary<string, Expression>());
        if (_tokens.TryWords("DROP", "NOT", "NULL"))
            return change with { What = "DROP NOT NULL" };
        if (_tokens.TryWords("DROP", "DEFAULT"))
            return change with { What = "DROP DEFAULT" };
        if (_tokens.TryWords("SET", "DATA", "TYPE"))
            return change with { What = "SET DATA TYPE", Type = ParseType() };
        if (_tokens.TryWords("SET", "OPTIONS"))
            return change with { What = "SET OPTIONS", Options = ParseOptionList() };
        _tokens.ExpectWords("SET", "DEFAULT");
        var first = _tokens.Current;
        ParseExpression();
        return change with { What = "SET DEFAULT", Default = _tokens.TextSince(first) };
    }
}
