using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Local.Demo.Output;
using EngagementFunctions.Local.Demo.Runs;
using EngagementFunctions.Local.Demo.Seed;
using EngagementFunctions.Local.Demo.Verdict;

namespace EngagementFunctions.Local.Demo;

/// <summary>The demo from start to verdict.</summary>
internal sealed class Demonstration(DemoOptions options, Narrator narrator, TimeProvider clock)
{
    private readonly DemoNames _names = new();

    /// <summary>0 when all of it is true.</summary>
    public async Task<int> RunAsync(WorkFolder folder, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var query = await SourceQueryAsync(cancellationToken);
        await using var world = await LocalWorld.StartAsync(options, _names, narrator, cancellationToken);
        await using var app = await new AppStarting(options, _names, world, narrator, clock)
            .StartAsync(folder, cancellationToken);

        var runs = await RunsAsync(world, app, cancellationToken);
        await ShowAsync(world, cancellationToken);
        var report = await JudgeAsync(world, query, runs, cancellationToken);
        report = report with { Seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1) };
        if (options.JsonFile is not null) await report.WriteAsync(options.JsonFile, cancellationToken);
        new VerdictPrinter(narrator).Print(report);
        if (!report.Passed) folder.TellLog(narrator);
        if (options.Keep) await new Keeping(world, app, _names, narrator).UntilStoppedAsync(cancellationToken);
        return report.Passed ? 0 : 1;
    }

    private async Task<string> SourceQueryAsync(CancellationToken cancellationToken)
    {
        if (options.Source is null)
        {
            narrator.Line("The local world");
            return SqlTexts.Expected;
        }

        var query = options.QueryFile is null
            ? SqlTexts.Expected
            : await File.ReadAllTextAsync(options.QueryFile, cancellationToken);
        await OwnDatabase.CheckAsync(options.Source, query, cancellationToken);
        narrator.Line("The local world, around your own database (which is only read)");
        return query;
    }

    private async Task<IReadOnlyList<RunReport>> RunsAsync(
        LocalWorld world, FunctionApp app, CancellationToken cancellationToken)
    {
        var runs = new RunDirector(options, _names, world, app, narrator);
        var byTimer = await runs.AwaitTimerAsync(cancellationToken);
        if (options.Source is null) await ChangeSourceAsync(world, cancellationToken);
        return [byTimer, await runs.AskByHttpAsync(cancellationToken)];
    }

    private async Task ChangeSourceAsync(LocalWorld world, CancellationToken cancellationToken)
    {
        var users = await SeededDatabase.ChangeAsync(world.Source, cancellationToken);
        narrator.Line();
        narrator.Line($"Between the runs: lastRequest and updatedOn of {Narrator.Number(users)} users change");
    }

    private async Task ShowAsync(LocalWorld world, CancellationToken cancellationToken)
    {
        var showing = new Showing(world.Rest, narrator, _names);
        if (options.Source is null) await showing.RowsAsync(cancellationToken);
        await showing.JournalAsync(cancellationToken);
    }

    private async Task<DemoReport> JudgeAsync(
        LocalWorld world, string query, IReadOnlyList<RunReport> runs, CancellationToken cancellationToken)
    {
        await using var source = await SourceReading.OpenAsync(world.Source, query, cancellationToken);
        var inspection = new Inspection(world.Rest, _names, source);
        var checks = await inspection.TakeAsync(runs, procedures: options.Source is null, cancellationToken);
        return new DemoReport { Runs = runs, Checks = checks, PublishedRows = inspection.PublishedRows };
    }
}
