using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>Column definitions and OPTIONS lists.</summary>
internal sealed partial class Parser
{
    private ColumnDefinition ParseColumn()
    {
        var at = _tokens.At;
        var name = _tokens.ExpectIdentifier();
        var column = ParseColumnSchema(at, name);
        if (_tokens.TryWord("DEFAULT"))
        {
            var first = _tokens.Current;
            column = column with { Default = ParseExpression(), DefaultText = _tokens.TextSince(first) };
        }

        if (_tokens.TryWords("NOT", "NULL"))
            column = column with { IsRequired = true };
        if (_tokens.TryWords("PRIMARY", "KEY"))
            SkipNotEnforced();
        var options = ParseOptions();
        return options.Count > 0 ? column with { Options = options } : column;
    }

    /// <summary>In a column, members of a STRUCT may be NOT NULL and carry options of their own.</summary>
    private ColumnDefinition ParseColumnSchema(Location at, string name)
    {
        if (_tokens.IsWord("ARRAY"))
        {
            _tokens.Take();
            var element = Bracketed(() => ParseColumnSchema(at, name));
            return element with { Type = SqlType.ArrayOf(element.Type) };
        }

        if (!_tokens.TryWord("STRUCT"))
            return new ColumnDefinition(at, name, ParseType());
        var members = Bracketed(() => _tokens.CommaSeparated(ParseColumn));
        var type = SqlType.StructOf([.. members.Select(member => new StructMember(member.Name, member.Type))]);
        return new ColumnDefinition(at, name, type) { Members = members };
    }

    private Dictionary<string, Expression> ParseOptions()
    {
        if (!_tokens.IsWord("OPTIONS") || !_tokens.Peek().IsSymbol("("))
            return [];
        _tokens.Take();
        return ParseOptionList();
    }

    private Dictionary<string, Expression> ParseOptionList()
    {
        var options = new Dictionary<string, Expression>(StringComparer.OrdinalIgnoreCase);
        _tokens.Parenthesized(() =>
        {
            var name = _tokens.ExpectIdentifier();
            _tokens.ExpectSymbol("=");
            options[name] = ParseExpression();
            return name;
        });
        return options;
    }
}
