namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>
/// GoogleSQL's lexical structure: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical
/// </summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
        ["<=>", "=>", "->", "<<", ">>", "<=", ">=", "!=", "<>", "||", "|>", "+=", "-="];

    private readonly SourceText _source = new(text);
    private int _position;

    public static List<Token> Tokens(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private Token Next()
    {
        _position = Blanks.Skip(text, _position, _source);
        var start = _position;
        if (start >= text.Length)
            return new Token(TokenKind.End, "", _source.At(start), start, start);
        var (kind, value) = Read();
        return new Token(kind, value, _source.At(start), start, _position);
    }

    private (TokenKind Kind, string Text) Read() => Current switch
    {
        '`' => (TokenKind.QuotedWord, ReadBackticks()),
        '@' => ReadAt(),
        '?' => (TokenKind.PositionalParameter, Take(1)),
        '.' when char.IsAsciiDigit(Peek(1)) => ReadNumber(),
        var c when char.IsAsciiDigit(c) => ReadNumber(),
        var c when IsQuote(c) || IsPrefixedQuote() => ReadString(),
        var c when IsWordStart(c) => (TokenKind.Word, TakeWhile(IsWordPart)),
        _ => (TokenKind.Symbol, ReadSymbol()),
    };

    private (TokenKind Kind, string Text) ReadAt()
    {
        var isSystem = Peek(1) == '@';
        _position += isSystem ? 2 : 1;
        if (isSystem)
            return (TokenKind.SystemVariable, TakeWhile(c => IsWordPart(c) || c == '.'));
        var name = Current == '`' ? ReadBackticks() : TakeWhile(IsWordPart);
        return name.Length > 0
            ? (TokenKind.NamedParameter, name)
            : throw SqlErrors.Syntax("Unexpected \"@\"", _source.At(_position - 1));
    }

    private string ReadBackticks()
    {
        var start = _position;
        var end = text.IndexOf('`', start + 1);
        if (end < 0)
            throw SqlErrors.Syntax("Unclosed identifier literal", _source.At(start));
        if (end == start + 1)
            throw SqlErrors.Syntax("Invalid empty identifier", _source.At(start));
        _position = end + 1;
        return text[(start + 1)..end];
    }

    private (TokenKind Kind, string Text) ReadNumber()
    {
        var start = _position;
        if (Current == '0' && Peek(1) is 'x' or 'X')
        {
            _position += 2;
            TakeWhile(char.IsAsciiHexDigit);
            return (TokenKind.Integer, text[start.._position]);
        }

        var isFloat = Numbers.Scan(text, ref _position);
        if (IsWordPart(Current) && !Numbers.MayTouchWord(text, start))
            throw SqlErrors.Syntax("Missing whitespace between literal and alias", _source.At(_position));
        return (isFloat ? TokenKind.Float : TokenKind.Integer, text[start.._position]);
    }

    private (TokenKind Kind, string Text) ReadString()
    {
        var (isBytes, value, end) = StringLiterals.Read(text, _position, _source);
        _position = end;
        return (isBytes ? TokenKind.Bytes : TokenKind.String, value);
    }

    private string ReadSymbol()
    {
        foreach (var symbol in Symbols)
            if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) == 0)
                return Take(symbol.Length);
        return "+-*/%=<>()[]{},.;:&|^~$".Contains(Current, StringComparison.Ordinal)
            ? Take(1)
            : throw SqlErrors.Syntax($"Illegal input character \"{Current}\"", _source.At(_position));
    }

    private string Take(int length)
    {
        _position += length;
        return text[(_position - length).._position];
    }

    private string TakeWhile(Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < text.Length && belongs(text[_position]))
            _position++;
        return text[start.._position];
    }

    private bool IsPrefixedQuote() =>
        Current is 'r' or 'R' or 'b' or 'B'
        && (IsQuote(Peek(1)) || (Peek(1) is 'r' or 'R' or 'b' or 'B' && Peek(1) != Current && IsQuote(Peek(2))));

    private static bool IsQuote(char c) => c is '\'' or '"';

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
