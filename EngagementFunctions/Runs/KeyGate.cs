using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Verification;

namespace EngagementFunctions.Runs;

/// <summary>The key of the query identifies a row: it is in the result, never null, never twice. Nothing overrides this gate.</summary>
internal static class KeyGate
{
    /// <summary>Before the extraction.</summary>
    /// <returns>The key's columns as the query spells them.</returns>
    /// <exception cref="ExtractionException">A key column is not in the query's result.</exception>
    public static IReadOnlyList<TargetColumn> Find(IReadOnlyList<string> key, IReadOnlyList<TargetColumn> columns)
    {
        var missing = key.Where(name => Column(name, columns) is null).ToList();
        return missing.Count == 0
            ? [.. key.Select(name => Column(name, columns)!)]
            : throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.KeyMissing,
                $"The key column {string.Join(", ", missing)} is not in the query's result. Set Run__KeyColumns to columns that identify "
                + "a row of it, separated by commas, or to none.");
    }

    /// <summary>Before publishing.</summary>
    /// <param name="sent">What the source sent.</param>
    /// <param name="duplicates">Keys that stand in more than one row of the proved shadow.</param>
    public static void Check(SentRows sent, long duplicates)
    {
        var names = sent.Key.Select(column => column.Source.Name).ToList();
        var nulls = sent.Evidence.Columns
            .Where(column => column.Nulls > 0 && sent.Key.Any(part => part.Name == column.Name))
            .ToList();
        if (nulls.Count > 0)
        {
            var found = nulls.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name} is NULL in {column.Nulls} rows"));
            throw Refused($"The key has gaps: {string.Join(", ", found)}.", OperatorQueries.Nulls(sent.Statement, names));
        }

        if (duplicates > 0)
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"The key ({string.Join(", ", names)}) is not unique: {duplicates} keys stand in more than one row.");
            throw Refused(found, OperatorQueries.Duplicates(sent.Statement, names));
        }
    }

    private static TargetColumn? Column(string name, IReadOnlyList<TargetColumn> columns) =>
        columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ExtractionException Refused(string found, string query) => new(
        ErrorKind.Refused,
        ErrorCodes.KeyNotUnique,
        $"{found} Nothing was published. Correct the rows, the query or Run__KeyColumns. The rows in the source:\n{query}");
}
