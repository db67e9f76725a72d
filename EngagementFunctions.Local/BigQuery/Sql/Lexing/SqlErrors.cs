namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>Refusals worded as GoogleSQL words them, with the place in the text at the end.</summary>
internal static class SqlErrors
{
    public static BigQueryError Syntax(string message, Location at) =>
        BigQueryError.InvalidQuery($"Syntax error: {message} at {at}");

    public static BigQueryError Invalid(string message, Location at) =>
        BigQueryError.InvalidQuery($"{message} at {at}");

    /// <summary>Valid GoogleSQL that this emulator does not run; refused instead of being half done.</summary>
    public static BigQueryError Unsupported(string what, Location at) =>
        BigQueryError.InvalidQuery($"{what} is not supported by this emulator at {at}");
}
