using System.Globalization;
using System.Text.Json;
using EngagementFunctions.Local.Demo.Warehouse;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>The app's journal, read as any table.</summary>
internal sealed class JournalReading(WarehouseRest rest, string workDataset)
{
    public const string Table = "engagement_runs";

    /// <summary>The latest state of every run, the oldest run first; empty before the first run.</summary>
    public async Task<IReadOnlyList<RunReport>> RunsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var journal = await rest.TableAsync(workDataset, Table, cancellationToken);
            return [.. journal.ByName()
                .GroupBy(row => row["run_id"])
                .OrderBy(run => run.Key, StringComparer.Ordinal)
                .Select(run => Report(run.MaxBy(row => (Number(row["attempt"]), Number(row["state_at"])))!))];
        }
        catch (WarehouseException e) when (e.IsNotFound)
        {
            return [];
        }
    }

    private static RunReport Report(IReadOnlyDictionary<string, string?> row) => new()
    {
        Id = row["run_id"]!,
        Trigger = row["trigger"]!,
        Mode = row["mode"]!,
        State = row["state"]!,
        Rows = Number(row["row_count"]),
        Bytes = Number(row["byte_count"]),
        Batches = Number(row["batch_count"]),
        Evidence = Parsed<RunEvidence>(row["evidence"]),
        Timings = Parsed<Dictionary<string, double>>(row["timings"]) ?? [],
        Procedures = Parsed<CalledProcedure[]>(row["procedures"]) ?? [],
        Error = row["error_code"] is { } code ? new RunFault(code, row["error_message"] ?? "") : null,
        PublishJob = row["publish_job"],
    };

    private static long? Number(string? cell) =>
        cell is null ? null : long.Parse(cell, CultureInfo.InvariantCulture);

    private static T? Parsed<T>(string? json) =>
        json is null ? default : JsonSerializer.Deserialize<T>(json, RunReport.Json);
}
