using System.Buffers;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class ColumnNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("!\"$()*,./;?@[\\]^{}~`");

    private static readonly string[] BarredPrefixes =
    [
        "_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER", "_CHANGE_SEQUENCE_NUMBER",
        "_CHANGE_TYPE", "_CHANGE_TIMESTAMP",
    ];

    public static void Check(IReadOnlyList<Field> fields)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            CheckName(field.Name);
            if (!seen.Add(field.Name)) throw BigQueryError.Invalid($"Duplicate field name: {field.Name}");
            Check(field.Fields);
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 300 || name.AsSpan().IndexOfAny(Forbidden) >= 0)
            throw BigQueryError.Invalid(
                $"Invalid field name \"{name}\". Fields must contain the allowed characters, and be at most 300 "
                + "characters long. For allowed characters, please refer to "
                + "https://cloud.google.com/bigquery/docs/schemas#column_names");
        if (BarredPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            throw BigQueryError.Invalid($"Invalid field name \"{name}\". Field name prefix is not allowed.");
    }
}
