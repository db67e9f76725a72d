namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>White space and the three kinds of comment.</summary>
internal static class Blanks
{
    public static int Skip(string text, int position, SourceText source)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]) || text[position] == '\uFEFF')
                position++;
            else if (text[position] == '#' || StartsAt(text, position, "--"))
                position = EndOfLine(text, position);
            else if (StartsAt(text, position, "/*"))
                position = EndOfComment(text, position, source);
            else
                break;
        }

        return position;
    }

    private static int EndOfLine(string text, int position) =>
        text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;

    private static int EndOfComment(string text, int position, SourceText source) =>
        text.IndexOf("*/", position + 2, StringComparison.Ordinal) is >= 0 and var end
            ? end + 2
            : throw SqlErrors.Syntax("Unclosed comment", source.At(position));

    private static bool StartsAt(string text, int position, string mark) =>
        string.CompareOrdinal(text, position, mark, 0, mark.Length) == 0;
}
