using System.Globalization;
using EngagementFunctions.Encoding;

namespace EngagementFunctions.Verification;

/// <summary>What the two sides are called in a difference.</summary>
internal sealed record EvidenceSides(string First, string Second)
{
    /// <summary>Before publishing.</summary>
    public static EvidenceSides SourceAndWarehouse { get; } = new("source", "warehouse");

    /// <summary>After publishing.</summary>
    public static EvidenceSides ProvedAndPresent { get; } = new("proved", "now");
}

/// <summary>The comparison of both sides, check by check.</summary>
internal static class EvidenceChecks
{
    /// <returns>A sentence per difference, naming the column where one can be named; none when the sides are equal.</returns>
    public static IEnumerable<string> Differences(Evidence source, Evidence warehouse, EvidenceSides sides)
    {
        var found = Unequal("rows", source.Rows, warehouse.Rows, sides)
            .Concat(source.Columns.Zip(warehouse.Columns).SelectMany(pair => OfColumn(pair.First, pair.Second, sides)))
            .ToList();
        return found.Count == 0 && source.Digest != warehouse.Digest
            ? ["each column holds the values that it should, but in other rows"]
            : found;
    }

    /// <returns>The columns that differ by themselves, under their names in the source.</returns>
    public static IReadOnlyList<string> DifferentColumns(VerificationReport report, IReadOnlyList<TargetColumn> columns) =>
        [.. columns.Where((_, at) => OfColumn(report.Source.Columns[at], report.Warehouse.Columns[at], EvidenceSides.SourceAndWarehouse).Any())
            .Select(column => column.Source.Name)];

    private static IEnumerable<string> OfColumn(
        ColumnEvidence source, ColumnEvidence warehouse, EvidenceSides sides)
    {
        var nulls = Unequal($"nulls in {source.Name}", source.Nulls, warehouse.Nulls, sides);
        return warehouse.Fingerprints is { } sum && sum != source.Fingerprints
            ? nulls.Append($"values of {source.Name} differ")
            : nulls;
    }

    private static IEnumerable<string> Unequal(string what, long first, long second, EvidenceSides sides)
    {
        if (first != second)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{what}: {sides.First} {first}, {sides.Second} {second}");
        }
    }
}
