using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>
/// GoogleSQL text to syntax trees, by recursive descent. Each file of this class is one part of the grammar.
/// </summary>
internal sealed partial class Parser(string text)
{
    private readonly TokenStream _tokens = new(text);

    public static IReadOnlyList<Statement> ParseScript(string text)
    {
        var parser = new Parser(text);
        var statements = parser.ParseStatements(() => parser._tokens.IsAtEnd);
        return statements;
    }

    public static Query ParseQuery(string text) => Whole(text, parser => parser.ParseQuery());

    public static Expression ParseExpression(string text) => Whole(text, parser => parser.ParseExpression());

    private static T Whole<T>(string text, Func<Parser, T> parse)
    {
        var parser = new Parser(text);
        var parsed = parse(parser);
        parser._tokens.TrySymbol(";");
        return parser._tokens.IsAtEnd ? parsed : throw parser._tokens.Unexpected("end of input");
    }
}
