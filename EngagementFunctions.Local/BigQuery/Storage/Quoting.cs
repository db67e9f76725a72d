namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>Names and texts as they stand in DuckDB SQL.</summary>
internal static class Quoting
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
