using System.CommandLine;
using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.Demo;

namespace EngagementFunctions.Local;

/// <summary>The command <c>emulator</c>: the BigQuery emulator alone, for any client.</summary>
internal sealed class EmulatorCommand
{
    private readonly Option<int> _port = new("--port")
    {
        Description = "0 takes a free one.",
        DefaultValueFactory = _ => 9050,
    };

    private readonly Option<int> _latency = new("--latency-ms")
    {
        Description = "How long each job takes beside its work.",
    };

    private readonly Option<string> _project = new("--project")
    {
        Description = "The project to make the dataset in.",
        DefaultValueFactory = _ => "engagement-demo",
    };

    private readonly Option<string> _dataset = new("--dataset")
    {
        Description = "A dataset to make.",
        DefaultValueFactory = _ => "engagement",
    };

    public Command Build()
    {
        var command = new Command("emulator", "The BigQuery emulator alone, until Ctrl-C.")
        {
            _port, _latency, _project, _dataset,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult given, CancellationToken cancellationToken)
    {
        string project = given.GetRequiredValue(_project), dataset = given.GetRequiredValue(_dataset);
        await using var emulator = await StartAsync(given, cancellationToken);
        using var rest = new Demo.Warehouse.WarehouseRest(emulator.BaseUri, project, () => "none");
        await rest.CreateDatasetAsync(dataset, cancellationToken);
        await Console.Out.WriteLineAsync($$"""
            BigQuery emulator: {{emulator.BaseUri}} (project {{project}}, dataset {{dataset}}); Ctrl-C ends it.

            .NET    new BigQueryClientBuilder
                        { ProjectId = "{{project}}", BaseUri = "{{emulator.BaseUri}}", ApiKey = "none" }
            Python  BIGQUERY_EMULATOR_HOST={{emulator.Origin}} and AnonymousCredentials()
            bq      {{BqCommand.Query(emulator.Origin, project, "SELECT 1")}}
            """);
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private async Task<BigQueryEmulator> StartAsync(ParseResult given, CancellationToken cancellationToken)
    {
        var options = new BigQueryEmulatorOptions
        {
            Port = given.GetValue(_port),
            JobLatency = TimeSpan.FromMilliseconds(given.GetValue(_latency)),
        };
        try
        {
            return await BigQueryEmulator.StartAsync(options, cancellationToken);
        }
        catch (IOException)
        {
            throw new UsageException($"Port {options.Port} is taken: give another with --port, or 0 for a free one.");
        }
    }
}
