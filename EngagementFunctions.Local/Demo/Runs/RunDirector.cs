using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Local.Demo.Output;
using EngagementFunctions.Local.Demo.Warehouse;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>The two runs: one by the timer, one asked for.</summary>
internal sealed class RunDirector(
    DemoOptions options, DemoNames names, LocalWorld world, FunctionApp app, Narrator narrator)
{
    private readonly JournalReading _journal = new(world.Rest, names.WorkDataset);

    public Task<RunReport> AwaitTimerAsync(CancellationToken cancellationToken) =>
        PrintedAsync("Run 1, by the timer", () => new RunWaiting(_journal, app).TimerRunAsync(cancellationToken));

    public async Task<RunReport> AskByHttpAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Add("x-functions-key", names.FunctionKey);
        return await PrintedAsync("Run 2, asked for by HTTP", () => AskAsync(new ManualRun(http), cancellationToken));
    }

    // A run that fails is answered as a problem; what is known of it stands in the journal.
    private async Task<RunReport> AskAsync(ManualRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await run.StartAsync(cancellationToken);
        }
        catch (LocalWorldException refused)
        {
            var runs = await _journal.RunsAsync(cancellationToken);
            if (runs.LastOrDefault(candidate => candidate.Trigger == "http") is not { } known) throw;
            narrator.Labelled("answer", refused.Message);
            return known;
        }
    }

    private async Task<RunReport> PrintedAsync(string title, Func<Task<RunReport>> run)
    {
        narrator.Line();
        narrator.Line(title);
        var report = await narrator.StepAsync("run", run,
            over => $"{over.Id}, {over.Trigger}, {over.Mode}: {over.State}", LoadedSoFarAsync);
        report = report with { Procedures = await WithResultsAsync(report.Procedures) };
        new RunPrinter(narrator, names.Target).Print(report);
        return report;
    }

    private async Task<IReadOnlyList<CalledProcedure>> WithResultsAsync(IReadOnlyList<CalledProcedure> procedures)
    {
        var told = new List<CalledProcedure>();
        foreach (var procedure in procedures)
        {
            var result = procedure is { State: "done", Job: { } job }
                ? await world.Rest.FirstRowAsync(job, CancellationToken.None)
                : null;
            told.Add(procedure with { Result = result });
        }

        return told;
    }

    // Whatever else stands in the work dataset is the shadow that is being loaded.
    private async Task<string> LoadedSoFarAsync()
    {
        try
        {
            var rows = 0L;
            foreach (var table in await world.Rest.TableNamesAsync(names.WorkDataset, CancellationToken.None))
            {
                if (table != JournalReading.Table)
                    rows += await world.Rest.RowCountAsync(names.WorkDataset, table, CancellationToken.None);
            }

            return rows == 0 ? "" : $"{Narrator.Number(rows)} rows loaded" + Of();
        }
        catch (WarehouseException)
        {
            // A shadow that was dropped between the list and the look.
            return "";
        }
    }

    private string Of() => options.Source is null ? $" of about {Narrator.Number(2L * options.Users)}" : "";
}
