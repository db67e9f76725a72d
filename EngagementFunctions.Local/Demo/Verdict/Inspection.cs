using System.Globalization;
using EngagementFunctions.Local.Demo.Runs;
using EngagementFunctions.Local.Demo.Warehouse;

namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>Takes the verdict from PostgreSQL and the warehouse's interface; the app is not asked.</summary>
internal sealed class Inspection(WarehouseRest rest, DemoNames names, SourceReading source)
{
    /// <summary>Rows of the target at the time of the verdict.</summary>
    public long PublishedRows { get; private set; }

    /// <summary>Every check, in the order of the story.</summary>
    public async Task<IReadOnlyList<Check>> TakeAsync(
        IReadOnlyList<RunReport> asked, bool procedures, CancellationToken cancellationToken)
    {
        var expected = await source.CountAsync(cancellationToken);
        PublishedRows = await rest.RowCountAsync(names.Dataset, names.Table, cancellationToken);
        var journal = await new JournalReading(rest, names.WorkDataset).RunsAsync(cancellationToken);
        var checks = new List<Check>();
        foreach (var run in asked)
            checks.AddRange(await RunAsync(run, journal, expected, procedures, cancellationToken));
        checks.Add(new Check($"{names.Table} holds the {Number(expected)} rows that PostgreSQL counts",
            PublishedRows == expected, $"{Number(PublishedRows)} rows"));
        checks.Add(await ColumnsAsync(cancellationToken));
        checks.Add(await ContentAsync(cancellationToken));
        if (procedures) checks.Add(await MadeByProceduresAsync(expected, cancellationToken));
        checks.Add(await ShadowsAsync(cancellationToken));
        return checks;
    }

    private async Task<IReadOnlyList<Check>> RunAsync(RunReport asked, IReadOnlyList<RunReport> journal, long expected,
        bool procedures, CancellationToken cancellationToken)
    {
        var run = journal.FirstOrDefault(candidate => candidate.Id == asked.Id);
        if (run is null) return [new Check($"run {asked.Id} is in the journal", false, "no row")];
        var checks = new List<Check>
        {
            new($"run {run.Id} is finished in the journal", run.IsFinished, run.State),
            new($"its evidence names {Number(expected)} rows and is equal on both sides",
                run.Evidence is { Equal: true, FiguresAreEqual: true } evidence && evidence.Source.Rows == expected,
                Told(run.Evidence)),
            new("its publish job is done without an error", run.PublishJob is not null
                && await rest.JobSucceededAsync(run.PublishJob, cancellationToken), run.PublishJob ?? "no job"),
        };
        if (procedures) checks.Add(Called(run));
        return checks;
    }

    private static string Told(RunEvidence? evidence) => evidence is null
        ? "no evidence"
        : $"{Number(evidence.Source.Rows)} and {Number(evidence.Warehouse.Rows)} rows";

    private static Check Called(RunReport run) => new($"it called {string.Join(" and ", DemoNames.Procedures)}",
        run.Procedures.Select(procedure => procedure.Name).SequenceEqual(DemoNames.Procedures)
        && run.Procedures.All(procedure => procedure.State == "done"),
        string.Join(", ", run.Procedures.Select(procedure => $"{procedure.Name} {procedure.State}")));

    private async Task<Check> ColumnsAsync(CancellationToken cancellationToken)
    {
        var target = await rest.ColumnsAsync(names.Dataset, names.Table, cancellationToken);
        var found = target.Select(column => column.Name).ToList();
        return new Check($"its {source.Columns.Count} columns are those of the query, in order",
            found.SequenceEqual(source.Columns.Select(column => column.Name)), string.Join(", ", found));
    }

    private async Task<Check> ContentAsync(CancellationToken cancellationToken)
    {
        var columns = await rest.ColumnsAsync(names.Dataset, names.Table, cancellationToken);
        var comparison = new RowComparison();
        await comparison.AddSourceAsync(source, cancellationToken);
        await comparison.AddTargetAsync(
            rest.RowsAsync(names.Dataset, names.Table, cancellationToken), [.. columns.Select(column => column.Type)]);
        return new Check($"every cell of {Number(comparison.SourceRows)} rows is the same text on both sides",
            comparison.Equal && comparison.TargetRows == comparison.SourceRows,
            $"{Number(comparison.OnlyInSource)} rows only in PostgreSQL, {Number(comparison.OnlyInTarget)} only there");
    }

    private async Task<Check> MadeByProceduresAsync(long expected, CancellationToken cancellationToken)
    {
        var rows = await rest.RowCountAsync(names.Dataset, DemoNames.FinalTable, cancellationToken);
        return new Check($"{DemoNames.FinalTable}, which the procedures make of it, holds as many",
            rows == expected, $"{Number(rows)} rows");
    }

    // A run drops its shadow after its last word in the journal, so a moment is granted.
    private async Task<Check> ShadowsAsync(CancellationToken cancellationToken)
    {
        var pause = new Backoff();
        var others = await OtherTablesAsync(cancellationToken);
        for (var look = 0; look < 4 && others.Count > 0; look++)
        {
            await pause.PauseAsync(cancellationToken);
            others = await OtherTablesAsync(cancellationToken);
        }

        return new Check($"no shadow table is left in {names.WorkDataset}", others.Count == 0,
            others.Count == 0 ? "only the journal" : string.Join(", ", others));
    }

    private async Task<IReadOnlyList<string>> OtherTablesAsync(CancellationToken cancellationToken) =>
        [.. (await rest.TableNamesAsync(names.WorkDataset, cancellationToken)).Except([JournalReading.Table])];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
