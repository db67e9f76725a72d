using EngagementFunctions.Local.BigQuery.Sql.Lexing;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

/// <summary>The tokens of one text, and the usual questions a parser asks of them.</summary>
internal sealed class TokenStream(string text)
{
    private readonly List<Token> _tokens = Lexer.Tokens(text);
    private int _next;

    public string Text { get; } = text;

    public Token Current => _tokens[_next];

    public Location At => Current.At;

    public int PositionalParameters { get; set; }

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Peek(int ahead = 1) => _tokens[Math.Min(_next + ahead, _tokens.Count - 1)];

    public Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_next++];

    public bool IsWord(string word) => Current.IsWord(word);

    public bool IsSymbol(string symbol) => Current.IsSymbol(symbol);

    /// <summary>The words as they follow one another, from the current token on.</summary>
    public bool AreWords(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (!Peek(i).IsWord(words[i]))
                return false;
        return true;
    }

    public bool TryWord(string word) => IsWord(word) && Advance(1);

    public bool TryWords(params ReadOnlySpan<string> words) => AreWords(words) && Advance(words.Length);

    public bool TrySymbol(string symbol) => IsSymbol(symbol) && Advance(1);

    public void ExpectWord(string word)
    {
        if (!TryWord(word))
            throw Unexpected($"keyword {word}");
    }

    public void ExpectWords(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            ExpectWord(word);
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TrySymbol(symbol))
            throw Unexpected($"\"{symbol}\"");
    }

    public bool IsIdentifier => IsIdentifierToken(Current);

    public static bool IsIdentifierToken(Token token) => token.Kind == TokenKind.QuotedWord
        || (token.Kind == TokenKind.Word && !ReservedWords.Contains(token.Text));

    public string ExpectIdentifier() => IsIdentifier ? Take().Text : throw Unexpected("identifier");

    /// <summary>After a dot any word is a name.</summary>
    public string ExpectNameAfterDot() =>
        Current.Kind is TokenKind.Word or TokenKind.QuotedWord or TokenKind.Integer
            ? Take().Text
            : throw Unexpected("identifier");

    /// <summary>The text between two tokens, without what surrounds it.</summary>
    public string TextSince(Token first)
    {
        var end = _next == 0 ? first.Start : _tokens[_next - 1].End;
        return Text[first.Start..Math.Max(end, first.Start)];
    }

    public BigQueryError Unexpected(string? expected = null)
    {
        var wanted = expected is null ? "" : $"Expected {expected} but got ";
        return SqlErrors.Syntax(wanted.Length == 0 ? $"Unexpected {Shown}" : wanted + Shown, At);
    }

    private string Shown => Current.Kind switch
    {
        TokenKind.End => "end of script",
        TokenKind.String => $"string literal {Text[Current.Start..Current.End]}",
        TokenKind.Bytes => "bytes literal",
        TokenKind.Integer => $"integer literal \"{Current.Text}\"",
        TokenKind.Float => $"floating point literal \"{Current.Text}\"",
        TokenKind.QuotedWord => $"identifier `{Current.Text}`",
        TokenKind.Word when ReservedWords.Contains(Current.Text) => $"keyword {Current.Text.ToUpperInvariant()}",
        TokenKind.Word => $"identifier \"{Current.Text}\"",
        TokenKind.NamedParameter => "\"@\"",
        _ => $"\"{Current.Text}\"",
    };

    private bool Advance(int count)
    {
        _next += count;
        return true;
    }

    public List<T> CommaSeparated<T>(Func<T> parse)
    {
        var items = new List<T> { parse() };
        while (TrySymbol(","))
            items.Add(parse());
        return items;
    }

    public List<T> Parenthesized<T>(Func<T> parse)
    {
        ExpectSymbol("(");
        var items = IsSymbol(")") ? [] : CommaSeparated(parse);
        ExpectSymbol(")");
        return items;
    }
}
