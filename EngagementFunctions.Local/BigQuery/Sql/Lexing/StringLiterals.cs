using System.Globalization;
using System.Text;

namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>Strings and bytes: quoted, triple quoted, raw, with escapes.</summary>
internal static class StringLiterals
{
    /// <summary>The value (bytes as Latin-1 characters) and the place after the closing quote.</summary>
    public static (bool IsBytes, string Value, int End) Read(string text, int start, SourceText source)
    {
        var position = start;
        var (isBytes, isRaw) = (false, false);
        for (; char.IsAsciiLetter(text[position]); position++)
            if (text[position] is 'b' or 'B')
                isBytes = true;
            else
                isRaw = true;
        var quote = text[position].ToString();
        if (string.CompareOrdinal(text, position, new string(quote[0], 3), 0, 3) == 0)
            quote = new string(quote[0], 3);
        var end = FindEnd(text, position + quote.Length, quote, source.At(start));
        var body = text[(position + quote.Length)..end].Replace("\r\n", "\n", StringComparison.Ordinal);
        var value = (isRaw, isBytes) switch
        {
            (true, false) => body,
            (true, true) => Latin1(body),
            _ => Unescape(body, isBytes, source.At(start)),
        };
        return (isBytes, value, end + quote.Length);
    }

    private static int FindEnd(string text, int position, string quote, Location at)
    {
        for (; position < text.Length; position++)
        {
            if (text[position] == '\\')
                position++;
            else if (string.CompareOrdinal(text, position, quote, 0, quote.Length) == 0)
                return position;
            else if (text[position] == '\n' && quote.Length == 1)
                break;
        }

        throw SqlErrors.Syntax(
            quote.Length == 3 ? "Unclosed triple-quoted string literal" : "Unclosed string literal", at);
    }

    private static string Unescape(string body, bool isBytes, Location at)
    {
        if (!body.Contains('\\', StringComparison.Ordinal))
            return isBytes ? Latin1(body) : body;
        var result = new StringBuilder();
        for (var i = 0; i < body.Length;)
            if (body[i] != '\\')
                result.Append(isBytes ? Latin1(body[i++].ToString()) : body[i++].ToString());
            else
                result.Append(Escape(body, ref i, isBytes, at));
        return result.ToString();
    }

    private static string Escape(string body, ref int i, bool isBytes, Location at)
    {
        var c = i + 1 < body.Length ? body[i + 1] : '\0';
        i += 2;
        return c switch
        {
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '\\' or '?' or '"' or '\'' or '`' => c.ToString(),
            '\n' => "",
            'x' or 'X' => Code(body, ref i, 2, 16, at),
            'u' when !isBytes => Code(body, ref i, 4, 16, at),
            'U' when !isBytes => Code(body, ref i, 8, 16, at),
            >= '0' and <= '7' => Octal(body, ref i, at),
            _ => throw SqlErrors.Syntax($"Illegal escape sequence: \\{c}", at),
        };
    }

    private static string Octal(string body, ref int i, Location at)
    {
        i--;
        return Code(body, ref i, 3, 8, at);
    }

    private static string Code(string body, ref int i, int digits, int radix, Location at)
    {
        var text = i + digits <= body.Length ? body.Substring(i, digits) : "";
        i += digits;
        try
        {
            var code = radix == 8
                ? Convert.ToInt32(text, 8)
                : int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return char.ConvertFromUtf32(code);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw SqlErrors.Syntax("Illegal escape sequence", at);
        }
    }

    private static string Latin1(string body) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body));
}
