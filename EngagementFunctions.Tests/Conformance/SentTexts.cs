using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Tests.EndToEnd;

namespace EngagementFunctions.Tests.Conformance;

/// <summary>Notes every query job of a world, with the tables as they are at that moment.</summary>
internal sealed class SentTexts(EngagementWorld world)
{
    private readonly ConcurrentQueue<SentText> _all = new();

    public IReadOnlyList<SentText> All => [.. _all];

    public void Note(EmulatedJob job)
    {
        if (job.Kind != "QUERY") return;
        var datasets = world.Emulator.Warehouse.Catalog.Datasets.Values
            .Where(dataset => dataset.Id.Name.StartsWith(world.Names.Dataset, StringComparison.Ordinal))
            .ToList();
        _all.Enqueue(new SentText(
            (string)job.Details["query"]!,
            [.. (job.Details["queryParameters"]?.AsArray() ?? []).Select(Parameter)],
            [.. datasets.SelectMany(dataset => dataset.Tables.Values).Select(Described)],
            [.. datasets.SelectMany(Procedures)]));
    }

    private static SentColumn Parameter(JsonNode? parameter) =>
        new((string)parameter!["name"]!, (string)parameter["parameterType"]!["type"]!);

    private static SentTable Described(Table table) => new(
        $"{table.Id.ProjectId}.{table.Id.DatasetName}.{table.Id.Name}",
        [.. table.Schema.Select(field => new SentColumn(field.Name, field.Type.ToString()))]);

    private static IEnumerable<string> Procedures(Dataset dataset) =>
        dataset.Routines.Values.Select(routine => $"{dataset.Id.ProjectId}.{dataset.Id.Name}.{routine.Name}");
}
