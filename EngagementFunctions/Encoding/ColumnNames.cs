using System.Buffers;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>BigQuery's rules for column names (https://cloud.google.com/bigquery/docs/schemas#column_names).</summary>
internal static class ColumnNames
{
    private const int MaxLength = 300;

    private static readonly SearchValues<char> Barred = SearchValues.Create("!\"$()*,./;?@[\\]^`{}~");

    private static readonly string[] BarredPrefixes =
    [
        "_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER", "_CHANGE_SEQUENCE_NUMBER",
        "_CHANGE_TYPE", "_CHANGE_TIMESTAMP",
    ];

    public static IEnumerable<ColumnProblem> Check(IReadOnlyList<SourceColumn> columns)
    {
        foreach (var column in columns)
            if (FindFault(column.Name) is { } fault)
                yield return Problem($"column {column.Ordinal + 1}, \"{column.Name}\", {fault}");
        foreach (var same in columns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()))
            yield return Problem(
                $"columns {string.Join(", ", same.Select(c => c.Ordinal + 1))} are all named \"{same.Key}\" "
                + "to BigQuery, which ignores case");
    }

    private static string? FindFault(string name)
    {
        if (name.Length is 0 or > MaxLength)
            return $"has a name of {name.Length} characters where 1 to {MaxLength} are allowed";
        if (name.AsSpan().IndexOfAny(Barred) is >= 0 and var at)
            return $"has the character {name[at]} in its name, which BigQuery does not allow";
        if (name.Any(char.IsControl))
            return "has a control character in its name";
        var prefix = BarredPrefixes.FirstOrDefault(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? null : $"begins with {prefix}, which BigQuery keeps to itself";
    }

    private static ColumnProblem Problem(string text) =>
        new(ErrorCodes.ColumnNameUnsupported, $"{text}; give it another name with AS");
}
