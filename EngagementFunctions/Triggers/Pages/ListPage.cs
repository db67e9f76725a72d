using EngagementFunctions.Journal;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>The latest runs, newest first, with bars for rows and duration.</summary>
internal static class ListPage
{
    private static readonly int[] Limits = [20, 100, 500];

    private const string Heads =
        "<th>state</th><th>run</th><th>trigger</th><th>requested</th>"
        + "<th class=\"n\">rows</th><th></th><th class=\"n\">duration</th><th></th>";

    public static Html Of(IReadOnlyList<RunRecord> runs, PageRequest request)
    {
        var mostRows = runs.Select(run => run.Rows ?? 0).DefaultIfEmpty().Max();
        var longest = runs.Select(run => Figures.Duration(run) ?? 0).DefaultIfEmpty().Max();
        var rows = runs.Select(run => Row(run, request, mostRows, longest));
        var table = runs.Count == 0 ? new Html("<p>No run has been journaled yet.</p>") : PageLayout.Table(new Html(Heads), rows);
        return PageLayout.Document("Runs", Html.Of($"""
            <h1>Runs</h1>
            <p class="soft">{(runs.Count == 0 ? "" : $"of {runs[0].Target}, newest first;")} latest {Html.Join(Limits.Select(limit => Latest(limit, request)))}</p>
            <div class="list">{table}</div>
            """));
    }

    private static Html Latest(int limit, PageRequest request) =>
        Html.Of($"<a href=\"{request.ListLink(limit)}\">{limit}</a> ");

    private static Html Row(RunRecord run, PageRequest request, double mostRows, double longest)
    {
        var id = run.Id.Value;
        var kind = run.DryRun ? " (dry run)" : "";
        var duration = Figures.Duration(run);
        return Html.Of($"""
            <tr><td>{Figures.State(run)}{kind}</td><td class="id"><a href="{request.RunLink(id)}">{id}</a></td>
            <td>{JournalColumns.Name(run.Trigger)}</td><td class="n">{Figures.Time(run.RequestedAt)}</td>
            <td class="n">{Figures.Count(run.Rows)}</td>{PageLayout.Bar(run.Rows ?? 0, mostRows)}
            <td class="n">{(duration is { } seconds ? Figures.Seconds(seconds) : "–")}</td>{PageLayout.Bar(duration ?? 0, longest)}</tr>

            """);
    }
}
