using EngagementFunctions.Errors;

namespace EngagementFunctions.Source;

/// <summary>
/// Finds the end of the one statement in a query file: COPY (query) takes no semicolon. The server has the last word;
/// this only knows quotes and comments.
/// </summary>
internal static class SqlStatement
{
    /// <summary>The text up to its closing semicolon, which may be absent.</summary>
    public static string Single(string text)
    {
        var end = text.Length;
        var tokens = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = SqlToken.EndOf(text, at);
            if (text[at] == ';')
                end = Math.Min(end, at);
            else if (SqlToken.IsMeaningful(text, at))
            {
                tokens++;
                if (at > end)
                    throw Invalid("The query file holds more than one statement");
            }

            at = next;
        }

        return tokens > 0 ? text[..end] : throw Invalid("The query file holds no statement");
    }

    private static ExtractionException Invalid(string found) => new(
        ErrorKind.Configuration,
        ErrorCodes.QueryInvalid,
        $"{found}. It must hold exactly one SELECT (or WITH ... SELECT, VALUES, TABLE), with or without a semicolon.");
}
