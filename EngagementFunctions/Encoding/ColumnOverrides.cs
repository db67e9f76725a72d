using EngagementFunctions.Errors;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>The settings that make a column something else than the mapping does.</summary>
internal static class ColumnOverrides
{
    /// <summary>Settings for columns that the query does not have: most likely misspelt.</summary>
    public static IEnumerable<ColumnProblem> CheckNames(IReadOnlyList<SourceColumn> columns, ColumnOptions options) =>
        options.Columns.Keys
            .Where(name => !columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => Problem($"Columns__{name} names no column of the query"));

    /// <summary>Columns that the digest leaves out exist, and are not all there is.</summary>
    public static IEnumerable<ColumnProblem> CheckUnproved(IReadOnlyList<SourceColumn> columns, ColumnOptions options)
    {
        var names = columns.Select(column => column.Name).ToList();
        var unknown = options.Unproved.Except(names, StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count > 0 && !names.Except(options.Unproved, StringComparer.OrdinalIgnoreCase).Any()
            ? [Problem("Verification__UnprovedColumns names every column of the query; leave one at least to be proved")]
            : unknown.Select(name => Problem($"Verification__UnprovedColumns has {name}, which is no column of the query"));
    }

    /// <summary>The column as the setting wants it, if its values can be carried over so.</summary>
    public static TargetColumn? Apply(SourceColumn column, WarehouseType type, List<ColumnProblem> problems)
    {
        var isNumeric = column.TypeOid == PostgresTypes.Numeric;
        var isAllowed = type switch
        {
            WarehouseType.String => HasExactText(column),
            WarehouseType.Numeric or WarehouseType.BigNumeric => isNumeric,
            _ => false,
        };
        if (isAllowed)
            return new TargetColumn(column, column.Name, type);
        problems.Add(Problem(
            $"Columns__{column.Name}__Type={ColumnTypes.Name(type)} is not possible for {column.TypeName}; "
            + (isNumeric ? "choose STRING, NUMERIC or BIGNUMERIC" : "cast the column in the query instead")));
        return null;
    }

    // FLOAT64 holds every double as it is. The server's own text of one is not always the shortest that reads back the
    // same, so it is better asked of the server, by a cast in the query.
    private static bool HasExactText(SourceColumn column) =>
        PostgresTypes.Find(column.TypeOid, column.TypeName).Becomes is not (null or WarehouseType.Float64);

    private static ColumnProblem Problem(string text) => new(ErrorCodes.ColumnOverrideInvalid, text);
}
