using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Local.Demo.Output;
using EngagementFunctions.Local.Demo.Runs;

namespace EngagementFunctions.Local.Demo;

/// <summary>Leaves everything running, and says how to look at it.</summary>
internal sealed class Keeping(LocalWorld world, FunctionApp app, DemoNames names, Narrator narrator)
{
    public async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        world.Open();
        narrator.Line();
        narrator.Line("Still running; Ctrl-C ends it. The emulator asks for no token any more.");
        narrator.Labelled("BigQuery emulator", world.Emulator.BaseUri.ToString());
        narrator.Labelled("function app", app.Address.ToString());
        narrator.Labelled("function key", names.FunctionKey);
        narrator.Labelled("PostgreSQL", world.Source);
        narrator.Line();
        foreach (var command in Commands()) narrator.Line("  " + command);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private IEnumerable<string> Commands()
    {
        yield return $"curl -X POST -H 'x-functions-key: {names.FunctionKey}' -d '' {app.Address}api/engagement/runs";
        var table = $"projects/{names.Project}/datasets/{names.Dataset}/tables/{names.Table}";
        yield return $"curl '{world.Emulator.BaseUri}{table}/data?maxResults=5'";
        yield return BqCommand.Query(world.Emulator.Origin, names.Project,
            $"SELECT run_id, state FROM {names.WorkDataset}.{JournalReading.Table}");
    }
}
