using EngagementFunctions.Encoding;
using EngagementFunctions.Journal;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>Both sides of a run's evidence, line by line.</summary>
internal static class EvidenceTable
{
    public static Html Of(RunRecord run)
    {
        if (run.Evidence is not { } report)
        {
            return Html.Empty;
        }

        var (source, warehouse) = (report.Source, report.Warehouse);
        var lines = source.Columns.Zip(warehouse.Columns)
            .SelectMany(pair => Column(pair.First, pair.Second))
            .Prepend(Line("row digest", source.Digest, warehouse.Digest, "digest"))
            .Prepend(Line("rows", Figures.Count(source.Rows), Figures.Count(warehouse.Rows)));
        var table = PageLayout.Table(
            new Html("<th>column</th><th class=\"n\">source</th><th class=\"n\">warehouse</th><th>equal</th>"), lines);
        return PageLayout.Section("Evidence", Html.Of($"{Html.Join(report.Differences.Select(Difference))}{table}"));
    }

    private static Html Difference(string difference) => Html.Of($"<p class=\"note\">{difference}</p>\n");

    /// <summary>Sums are asked of the warehouse only where the rows' digests differ.</summary>
    private static IEnumerable<Html> Column(ColumnEvidence source, ColumnEvidence warehouse)
    {
        yield return Line($"{source.Name}: nulls", Figures.Count(source.Nulls), Figures.Count(warehouse.Nulls));
        if (warehouse.Fingerprints is { } sum)
        {
            yield return Line($"{source.Name}: values", source.Fingerprints ?? "–", sum, "digest");
        }
    }

    private static Html Line(string what, string source, string warehouse, string kind = "")
    {
        var equal = source == warehouse ? new Html("<td class=\"good\">yes</td>") : new Html("<td class=\"bad\">no</td>");
        return Html.Of($"<tr><td>{what}</td><td class=\"n {kind}\">{source}</td><td class=\"n {kind}\">{warehouse}</td>{equal}</tr>\n");
    }
}
