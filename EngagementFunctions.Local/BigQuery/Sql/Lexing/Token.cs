namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

internal enum TokenKind
{
    Word,
    QuotedWord,
    Integer,
    Float,
    String,
    Bytes,
    NamedParameter,
    PositionalParameter,
    SystemVariable,
    Symbol,
    End,
}

/// <summary>One-based, as error messages show it.</summary>
internal readonly record struct Location(int Line, int Column)
{
    public override string ToString() => $"[{Line}:{Column}]";
}

/// <summary>
/// Text is what the token means: the name without its backticks, the string after its escapes (bytes as Latin-1).
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, Location At, int Start, int End)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) =>
        Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
