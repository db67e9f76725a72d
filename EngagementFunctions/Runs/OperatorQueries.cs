namespace EngagementFunctions.Runs;

/// <summary>
/// SQL for a person to run against the source, free of values. The settings that the query reads have to be set in the
/// session first, as <c>SET engagement.NAME = '...'</c>.
/// </summary>
internal static class OperatorQueries
{
    public static string Count(string statement) => $"SELECT count(*) FROM (\n{statement}\n) AS q;";

    /// <summary>Rows, and the NULLs of some columns.</summary>
    public static string Counts(string statement, IReadOnlyList<string> columns)
    {
        var nulls = columns.Select(column =>
            $", count(*) FILTER (WHERE {Quoted(column)} IS NULL) AS {Quoted($"nulls in {column}")}");
        return $"SELECT count(*) AS rows{string.Concat(nulls)} FROM (\n{statement}\n) AS q;";
    }

    public static string Duplicates(string statement, IReadOnlyList<string> key)
    {
        var columns = string.Join(", ", key.Select(Quoted));
        return $"SELECT {columns}, count(*) FROM (\n{statement}\n) AS q GROUP BY {columns} HAVING count(*) > 1;";
    }

    public static string Nulls(string statement, IReadOnlyList<string> key)
    {
        var isNull = string.Join(" OR ", key.Select(column => Quoted(column) + " IS NULL"));
        return $"SELECT * FROM (\n{statement}\n) AS q WHERE {isNull};";
    }

    private static string Quoted(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
