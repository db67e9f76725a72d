using System.Globalization;
using EngagementFunctions.Encoding;

namespace EngagementFunctions.Verification;

/// <summary>The comparison of both sides, check by check.</summary>
internal static class EvidenceChecks
{
    /// <returns>A sentence per difference; none when the sides are equal.</returns>
    public static IEnumerable<string> Differences(Evidence source, Evidence warehouse) =>
        Unequal("rows", source.Rows, warehouse.Rows)
            .Concat(source.Columns.Zip(warehouse.Columns).SelectMany(pair =>
                Unequal($"nulls in {pair.First.Name}", pair.First.Nulls, pair.Second.Nulls)));

    private static IEnumerable<string> Unequal(string what, long source, long warehouse)
    {
        if (source != warehouse)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{what}: source {source}, warehouse {warehouse}");
        }
    }
}
