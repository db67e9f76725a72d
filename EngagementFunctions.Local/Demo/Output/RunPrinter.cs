using System.Globalization;
using EngagementFunctions.Local.Demo.Runs;

namespace EngagementFunctions.Local.Demo.Output;

/// <summary>Prints a run as the app told it, below the line that names it.</summary>
internal sealed class RunPrinter(Narrator narrator, string target)
{
    public void Print(RunReport run)
    {
        if (run.Error is { } error) narrator.Labelled("error", $"{error.Code}: {error.Message}");
        narrator.Labelled("loaded", $"{Narrator.Number(run.Rows)} rows, {Narrator.Number(run.Bytes)} bytes, "
            + (run.Batches == 1 ? "1 batch" : $"{Narrator.Number(run.Batches)} batches"));
        narrator.Labelled("seconds per step", Steps(run.Timings));
        if (run.Evidence is { } evidence) PrintEvidence(evidence);
        narrator.Labelled("published as", target);
        narrator.Labelled("by job", run.PublishJob ?? "none");
        foreach (var procedure in run.Procedures)
            narrator.Labelled("procedure", Told(procedure));
    }

    private void PrintEvidence(RunEvidence evidence)
    {
        narrator.Labelled("evidence", $"source and warehouse {(evidence.Equal ? "are equal" : "DIFFER")}");
        var table = new TextTable(["", "source", "warehouse", ""]);
        table.Add("rows", Narrator.Number(evidence.Source.Rows), Narrator.Number(evidence.Warehouse.Rows),
            Verdict(evidence.Source.Rows == evidence.Warehouse.Rows));
        table.Add("digest of all rows", evidence.Source.Digest, evidence.Warehouse.Digest,
            Verdict(evidence.Source.Digest == evidence.Warehouse.Digest));
        foreach (var column in evidence.Source.Columns)
        {
            var other = evidence.Warehouse.Columns.FirstOrDefault(candidate => candidate.Name == column.Name);
            table.Add($"nulls in {column.Name}", Narrator.Number(column.Nulls), Narrator.Number(other?.Nulls),
                Verdict(other?.Nulls == column.Nulls));
        }

        narrator.Table(table);
    }

    private static string Told(CalledProcedure procedure) =>
        $"{procedure.Name}: {procedure.State} ({Seconds(procedure.Seconds)} s)"
        + (procedure.Result is null ? "" : $", {procedure.Result}");

    private static string Verdict(bool equal) => equal ? "equal" : "DIFFERENT";

    private static string Steps(IReadOnlyDictionary<string, double> timings) =>
        string.Join(", ", timings.Select(step => $"{step.Key} {Seconds(step.Value)}"));

    private static string Seconds(double seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture);
}
