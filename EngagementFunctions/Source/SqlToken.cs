namespace EngagementFunctions.Source;

/// <summary>Just enough of PostgreSQL's lexical rules to step over quotes and comments.</summary>
internal static class SqlToken
{
    public static bool IsMeaningful(string text, int at) => !char.IsWhiteSpace(text[at]) && !StartsComment(text, at);

    /// <summary>Where the token at <paramref name="at"/> ends; an unclosed one ends with the text.</summary>
    public static int EndOf(string text, int at) => text[at] switch
    {
        '\'' => EndOfString(text, at + 1, escapes: false),
        '"' => EndOfQuoted(text, at + 1),
        'e' or 'E' when Follows(text, at, '\'') => EndOfString(text, at + 2, escapes: true),
        '-' when Follows(text, at, '-') => After(text, "\n", at),
        '/' when Follows(text, at, '*') => EndOfComment(text, at + 2),
        '$' => EndOfDollarQuote(text, at),
        var c when IsWord(c) => EndOfWord(text, at),
        _ => at + 1,
    };

    private static bool StartsComment(string text, int at) =>
        (text[at] == '-' && Follows(text, at, '-')) || (text[at] == '/' && Follows(text, at, '*'));

    private static bool Follows(string text, int at, char next) => at + 1 < text.Length && text[at + 1] == next;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (IsWord(text[at]) || text[at] == '$'))
            at++;
        return at;
    }

    private static int EndOfQuoted(string text, int at) => After(text, "\"", at);

    // A doubled quote ends one string and begins the next: the same to whoever looks for semicolons.
    private static int EndOfString(string text, int at, bool escapes)
    {
        while (at < text.Length && text[at] != '\'')
            at += escapes && text[at] == '\\' ? 2 : 1;
        if (escapes && at + 1 < text.Length && text[at + 1] == '\'')
            return EndOfString(text, at + 2, escapes);
        return Math.Min(at + 1, text.Length);
    }

    private static int EndOfComment(string text, int at)
    {
        for (var depth = 1; depth > 0 && at < text.Length;)
        {
            var isOpening = text[at] == '/' && Follows(text, at, '*');
            var isClosing = text[at] == '*' && Follows(text, at, '/');
            depth += isOpening ? 1 : isClosing ? -1 : 0;
            at += isOpening || isClosing ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }

    private static int EndOfDollarQuote(string text, int at)
    {
        var tagEnd = at + 1;
        while (tagEnd < text.Length && IsWord(text[tagEnd]))
            tagEnd++;
        var isQuote = tagEnd < text.Length && text[tagEnd] == '$'
            && (tagEnd == at + 1 || !char.IsAsciiDigit(text[at + 1]));
        return isQuote ? After(text, text[at..(tagEnd + 1)], tagEnd + 1) : at + 1;
    }

    private static int After(string text, string mark, int from)
    {
        var found = text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }
}
