using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>One run: how it ended, of when its rows are, what proves them, where the time went.</summary>
internal static class RunPage
{
    private const int ListLimit = 20;

    public static Html Of(RunRecord run, PageRequest request) => PageLayout.Document($"Run {run.Id}", Html.Of($"""
        <p><a href="{request.ListLink(ListLimit)}">all runs</a></p>
        <h1>Run <span class="id">{run.Id}</span>: {Figures.State(run)}</h1>
        <p>{Outcome(run)}</p>
        {Error(run)}{Facts(run)}{EvidenceTable.Of(run)}{Timings(run)}{Procedures(run)}
        """));

    private static string Outcome(RunRecord run) => run switch
    {
        { State: RunState.Running } => "It is under way, or died without a word; its successor will tell.",
        { State: RunState.Finished, DryRun: true } => "A dry run: everything was proved, and nothing published.",
        { State: RunState.Published, Error: null } => "Its rows are published; the procedures are not through.",
        { State: RunState.Published } => "Its rows are published; what follows did not end well.",
        { State: RunState.Finished } => "Its rows were proved equal to the source and published.",
        { State: RunState.Skipped } => "Another run held the target.",
        { State: RunState.Refused } => "A gate did not let it publish.",
        { State: RunState.Abandoned } => "It died without a word, before it published.",
        _ => "An error ended it.",
    };

    private static Html Error(RunRecord run) =>
        run.Error is { } error ? PageLayout.Problem(error.Code, error.Message) : Html.Empty;

    private static Html Facts(RunRecord run)
    {
        var facts = new (string Name, string? Value)[]
        {
            ("target", run.Target),
            ("source time", Figures.Time(run.SnapshotAt)),
            ("requested", $"{Figures.Time(run.RequestedAt)} by {JournalColumns.Name(run.Trigger)}"),
            ("state since", Figures.Time(run.StateAt)),
            ("rows", Figures.Count(run.Rows)),
            ("uploaded", run.Bytes is null ? null : $"{Figures.Count(run.Bytes)} bytes, batches: {Figures.Count(run.Batches)}"),
            ("set to NULL by policy", Changed(run)),
            ("values not compared", run.Evidence?.Unproved is { IsEmpty: false } columns ? string.Join(", ", columns) : null),
            ("attempt", Figures.Count(run.Attempt)),
            ("accepted gates", run.Accepted is null ? null : string.Join(", ", run.Accepted.Select(JournalColumns.Name))),
            ("reason", run.Reason),
            ("app", $"{run.AppVersion} ({run.BuildVariant} build)"),
            ("query", run.QueryHash),
        };
        return Html.Of($"<dl>\n{Html.Join(facts.Where(fact => fact.Value is not null).Select(Fact))}</dl>\n");

        static Html Fact((string Name, string? Value) fact) => Html.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n");
    }

    private static string? Changed(RunRecord run) => run.PolicyCounts is { IsEmpty: false } counts
        ? string.Join(", ", counts.Select(count => $"{count.Key}: {Figures.Count(count.Value)}"))
        : null;

    private static Html Timings(RunRecord run)
    {
        var longest = run.Timings.Select(timing => timing.Seconds).DefaultIfEmpty().Max();
        return run.Timings.IsEmpty ? Html.Empty : PageLayout.Section("Timings", PageLayout.Table(
            new Html("<th>step</th><th class=\"n\">seconds</th><th></th>"),
            run.Timings.Select(timing => Timing(timing, longest))));
    }

    private static Html Timing(StepTiming timing, double longest)
    {
        var bar = PageLayout.Bar(timing.Seconds, longest);
        return Html.Of($"<tr><td>{timing.Step}</td><td class=\"n\">{Figures.Seconds(timing.Seconds)}</td>{bar}</tr>\n");
    }

    private static Html Procedures(RunRecord run) => run.Procedures.IsEmpty
        ? Html.Empty
        : PageLayout.Section("Procedures", PageLayout.Table(
            new Html("<th>procedure</th><th>state</th><th class=\"n\">seconds</th><th>job</th>"),
            run.Procedures.Select(Procedure)));

    private static Html Procedure(ProcedureResult procedure)
    {
        var tone = procedure.State == "done" ? "good" : "bad";
        return Html.Of($"""
            <tr><td>{procedure.Name}</td><td class="{tone}">{procedure.State}</td>
            <td class="n">{Figures.Seconds(procedure.Seconds)}</td><td class="id">{procedure.Job}</td></tr>

            """);
    }
}
