using System.Collections.Immutable;
using EngagementFunctions.Configuration;
using EngagementFunctions.Encoding;
using EngagementFunctions.Journal;
using EngagementFunctions.Source;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Runs;

/// <summary>
/// The whole story, in order: from the lock on the target to the outcome in the journal.
/// Whatever instant it stops at, the target holds the old table or the new one, whole.
/// </summary>
internal sealed class ExtractionRun(
    SourceSignIn signIn,
    TargetLock targetLock,
    TargetInspection inspection,
    Settlement settlement,
    RunRecords records,
    IOptions<RunOptions> runOptions,
    RunJournal journal,
    SourceQueryFile queryFile,
    PostgresSource source,
    IOptions<ColumnOptions> columnOptions,
    ShadowTables shadows,
    IOptions<BatchOptions> batchOptions,
    BatchLoader loader,
    LoadVerifier verifier,
    SelfCheck selfCheck,
    Publication publication,
    PostLoadProcedures procedures)
{
    /// <exception cref="Errors.ExtractionException">Why the run ended early.</exception>
    public async Task RunAsync(RunProgress run, CancellationToken ct)
    {
        var query = await run.StepAsync("query", () => queryFile.ReadAsync(ct));
        run.Note(record => record with { QueryHash = SourceQueryFile.Hash(query) });
        var logins = await run.StepAsync("secret", () => signIn.ReadAsync(ct));
        await using var held = await run.StepAsync("lock", () => targetLock.AcquireAsync(logins.Lock, run, ct));
        var target = await run.StepAsync("target", () => inspection.InspectAsync(ct));
        var standing = await run.StepAsync("settle", () => settlement.SettleAsync(target, run, ct));
        if (run.GoOnFrom(standing.OfKey, records.Named))
        {
            return;
        }

        await held.RenameAsync(run, ct);
        await run.StepAsync("journal", () => journal.AppendAsync(run.Record, target.Location, ct));

        await run.StepAsync("self_check", () => selfCheck.EnsurePassedAsync(standing.LastPublished, target.Location, run.Id, ct));
        await using var snapshot = await run.StepAsync("snapshot", () => source.OpenAsync(logins.Source, query, ApplicationName(run), ct));
        run.Note(record => record with { SnapshotAt = snapshot.TakenAt });
        var planned = ColumnMapping.Plan(snapshot.Columns, columnOptions.Value);
        var columns = TableSchemas.WithModes(planned, target.Existing?.Schema);
        SchemaGate.Check(run, target, columns);
        var key = KeyGate.Find(runOptions.Value.Key, columns);
        await using var shadow = await run.StepAsync("shadow", () => shadows.CreateAsync(target, columns, run.Id, run.Record.Attempt, ct));

        var extraction = new RowExtraction(snapshot, columns, batchOptions.Value);
        await run.StepAsync("extract", () => ExtractAsync(extraction, shadow, target, run, ct));
        var sent = new SentRows(extraction.Evidence, columns, snapshot.Statement);
        var proved = await run.StepAsync("verify", () => verifier.VerifyAsync(sent, key, shadow, target, run, ct));
        KeyGate.Check(key, extraction.Evidence, proved.DuplicateKeys, snapshot);
        RowGates.Check(run, standing.LastPublished, runOptions.Value.MaxShrink, snapshot);

        if (!run.Request.DryRun)
        {
            await held.EnsureHeldAsync(ct);
            await run.StepAsync("publish", () => publication.PublishAsync(shadow, target, run, ct));
            await FollowUpAsync(target, run, ct);
        }

        await held.LeaveAsync(run, ct);
        await journal.AppendAsync(run.Enter(RunState.Finished), target.Location, ct);
    }

    private async Task ExtractAsync(
        RowExtraction extraction, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken ct)
    {
        var loaded = await loader.LoadAsync(extraction.ReadBatchesAsync(ct), shadow, target, run, ct);
        run.Note(record => record with
        {
            Rows = extraction.Evidence.Rows,
            Bytes = loaded.Bytes,
            Batches = loaded.Batches,
            PolicyCounts = extraction.Evidence.Columns
                .Where(column => column.PolicyCount > 0)
                .ToImmutableSortedDictionary(column => column.Name, column => column.PolicyCount),
        });
    }

    /// <summary>The published state is journaled first: procedures may take long, and the process may die in them.</summary>
    private async Task FollowUpAsync(TargetTable target, RunProgress run, CancellationToken ct)
    {
        run.Enter(RunState.Published);
        if (!run.Request.SkipProcedures && procedures.AreConfigured)
        {
            await journal.AppendAsync(run.Record, target.Location, ct);
            await run.StepAsync("procedures", () => procedures.CallAsync(target, run, ct));
        }
    }

    private static string ApplicationName(RunProgress run) => $"engagement run {run.Id}";
}
