using EngagementFunctions.Checks;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>Every check, and what mends the ones that are wrong.</summary>
internal static class ChecksPage
{
    private const int ListLimit = 20;

    public static Html Of(CheckReport report, PageRequest request) => PageLayout.Document("Checks", Html.Of($"""
        <p><a href="{request.ListLink(ListLimit)}">all runs</a></p>
        <h1>Checks: {Outcome(report.Outcome)}</h1>
        <p class="soft">{report.Version} ({report.Variant} build)</p>
        {PageLayout.Table(new Html("<th>check</th><th>outcome</th><th>found</th><th class=\"n\">seconds</th>"), report.Checks.Select(Row))}
        """));

    private static Html Row(CheckResult check)
    {
        var mend = check.Mend is null ? Html.Empty : Html.Of($"<pre>{check.Mend}</pre>");
        return Html.Of($"""
            <tr><td>{check.Name}</td><td>{Outcome(check.Outcome)}</td><td>{check.Found}{mend}</td>
            <td class="n">{Figures.Seconds(check.Seconds)}</td></tr>

            """);
    }

    private static Html Outcome(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Fine => new Html("<span class=\"state good\">fine</span>"),
        CheckOutcome.Warning => new Html("<span class=\"state busy\">warning</span>"),
        CheckOutcome.Wrong => new Html("<span class=\"state bad\">wrong</span>"),
        _ => new Html("<span class=\"soft\">not checked</span>"),
    };
}
