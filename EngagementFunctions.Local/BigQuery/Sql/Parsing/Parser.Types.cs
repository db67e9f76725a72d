using System.Globalization;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private int _halfClosed;

    private SqlType ParseType()
    {
        if (_tokens.TryWord("ARRAY"))
            return SqlType.ArrayOf(Bracketed(ParseType));
        if (_tokens.TryWord("STRUCT"))
            return SqlType.StructOf(Bracketed(() => IsClosing ? [] : _tokens.CommaSeparated(ParseMember)));
        var token = _tokens.Take();
        var type = token.Kind is TokenKind.Word or TokenKind.QuotedWord ? TypeNames.Find(token.Text) : null;
        if (type is null)
            throw SqlErrors.Invalid($"Type not found: {token.Text}", token.At);
        return _tokens.IsSymbol("(") ? type.WithParameters(_tokens.Parenthesized(ParseTypeParameter)) : type;
    }

    private int ParseTypeParameter()
    {
        var token = _tokens.Take();
        if (token.IsWord("MAX"))
            return int.MaxValue;
        return int.TryParse(token.Text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw SqlErrors.Syntax("Expected integer literal as a type parameter", token.At);
    }

    private StructMember ParseMember()
    {
        var isNamed = _tokens.Current.Kind is TokenKind.Word or TokenKind.QuotedWord
            && (_tokens.Peek().Kind is TokenKind.Word or TokenKind.QuotedWord);
        return isNamed
            ? new StructMember(_tokens.ExpectNameAfterDot(), ParseType())
            : new StructMember("", ParseType());
    }

    private bool IsClosing => _halfClosed > 0 || _tokens.IsSymbol(">") || _tokens.IsSymbol(">>");

    /// <summary>The lexer sees the end of ARRAY&lt;STRUCT&lt;...&gt;&gt; as one shift operator.</summary>
    private T Bracketed<T>(Func<T> parse)
    {
        _tokens.ExpectSymbol("<");
        var value = parse();
        if (_halfClosed > 0)
            _halfClosed--;
        else if (_tokens.TrySymbol(">>"))
            _halfClosed++;
        else
            _tokens.ExpectSymbol(">");
        return value;
    }
}
