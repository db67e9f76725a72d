using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Verification;

/// <summary>Compares the target, as it is now, with the evidence that a run was published by.</summary>
internal sealed class TargetVerifier(RunJournal journal, TargetInspection inspection, WarehouseQueries queries)
{
    /// <exception cref="ExtractionException">The run published nothing, or its evidence was not journaled.</exception>
    public async Task<TargetVerdict> VerifyAsync(RunId id, CancellationToken cancellationToken)
    {
        var run = await journal.FindPublishedAsync(id, cancellationToken) ?? throw NotPublished(id);
        var proved = run.Evidence?.Source ?? throw EvidenceMissing(id);
        var last = await journal.FindPublishedAsync(null, cancellationToken);
        return last is not null && last.Id != id
            ? new TargetVerdict(id, TargetStanding.Replaced, [], new TargetEvidence(proved), last.Id)
            : await CompareAsync(id, proved, cancellationToken);
    }

    private async Task<TargetVerdict> CompareAsync(RunId id, Evidence proved, CancellationToken cancellationToken)
    {
        var target = await inspection.InspectAsync(cancellationToken);
        var fields = (target.Existing?.Schema?.Fields ?? []).ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        var lost = target.Existing is null
            ? [$"the target {WarehouseNames.Full(target.Reference)} is not there any more"]
            : proved.Columns.Select(column => Lost(column.Name, fields.GetValueOrDefault(column.Name))).OfType<string>().ToList();
        if (lost.Count > 0)
        {
            return new TargetVerdict(id, TargetStanding.Changed, lost, new TargetEvidence(proved));
        }

        List<ProvedColumn> columns = [.. proved.Columns.Select(column => Column(column, fields[column.Name]))];
        var present = await PresentAsync(id, proved, target, columns, cancellationToken);
        List<string> differences = [.. EvidenceChecks.Differences(proved, present, EvidenceSides.ProvedAndPresent)];
        var standing = differences.Count == 0 ? TargetStanding.Unchanged : TargetStanding.Changed;
        return new TargetVerdict(id, standing, differences, new TargetEvidence(proved, present));
    }

    private async Task<Evidence> PresentAsync(
        RunId id, Evidence proved, TargetTable target, List<ProvedColumn> columns, CancellationToken cancellationToken)
    {
        var sql = EvidenceQuery.Sql(target.Reference, columns, []);
        var rows = await queries.ReadAsync(
            "compute the evidence over the target", target.Location, new WarehouseQuery(sql, [], id, "recheck"), cancellationToken);
        var present = EvidenceQuery.Read(rows[0], columns);
        if (present.Digest == proved.Digest)
        {
            return present;
        }

        var perColumn = new WarehouseQuery(EvidenceQuery.ColumnSql(target.Reference, columns), [], id, "recheck");
        var sums = await queries.ReadAsync("compute the evidence of each column", target.Location, perColumn, cancellationToken);
        return EvidenceQuery.WithColumns(present, sums[0], columns);
    }

    private static string? Lost(string name, TableFieldSchema? field) => field switch
    {
        null => $"column {name} is not in the target any more",
        _ when TableSchemas.TypeOf(field) is null => $"column {name} is {field.Mode} {field.Type} now",
        _ => null,
    };

    /// <summary>A column that was left out of the proof has no fingerprints to compare.</summary>
    private static ProvedColumn Column(ColumnEvidence proved, TableFieldSchema field) =>
        new(proved.Name, TableSchemas.TypeOf(field)!.Value, proved.Fingerprints is not null);

    private static ExtractionException NotPublished(RunId id) => new(
        ErrorKind.Refused,
        ErrorCodes.NotPublished,
        $"Run {id} has not published anything, so there is nothing to verify. GET its status for how it ended.");

    private static ExtractionException EvidenceMissing(RunId id) => new(
        ErrorKind.Refused,
        ErrorCodes.EvidenceMissing,
        $"Run {id} died between publishing and journaling its evidence. Ask for a new run: it proves what it publishes.");
}
