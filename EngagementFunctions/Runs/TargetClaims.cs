using EngagementFunctions.Journal;
using EngagementFunctions.Source;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Runs;

/// <summary>The target in one run's hands, and what the runs before it left; disposing it lets go.</summary>
internal sealed record ClaimedTarget(HeldLock Held, TargetTable Target, RunRecord? LastPublished) : IAsyncDisposable
{
    /// <summary>Rows of the last publication; those in the target where nobody journaled them.</summary>
    public long RowsBefore => LastPublished?.Rows ?? (long?)Target.Existing?.NumRows ?? 0;

    public ValueTask DisposeAsync() => Held.DisposeAsync();
}

/// <summary>From the lock to the journal's first row: after it, this run and no other may publish.</summary>
internal sealed class TargetClaims(
    TargetLock targetLock, TargetInspection inspection, Settlement settlement, RunRecords records, RunJournal journal)
{
    /// <returns>The target; null when an earlier run of the same request is the answer.</returns>
    /// <exception cref="Errors.ExtractionException">Another run holds it, or it cannot be claimed.</exception>
    public async Task<ClaimedTarget?> ClaimAsync(SourceLogin login, RunProgress run, CancellationToken ct)
    {
        var held = await run.StepAsync("lock", () => targetLock.AcquireAsync(login, run, ct));
        ClaimedTarget? claimed = null;
        try
        {
            return claimed = await SettleAsync(held, run, ct);
        }
        finally
        {
            if (claimed is null)
            {
                await held.DisposeAsync();
            }
        }
    }

    /// <summary>Whoever reads the journal's last row finds the target free, or about to be.</summary>
    public async Task FinishAsync(ClaimedTarget claimed, RunProgress run, CancellationToken ct)
    {
        await claimed.Held.LeaveAsync(run, ct);
        await journal.AppendAsync(run.Enter(RunState.Finished), claimed.Target.Location, ct);
    }

    private async Task<ClaimedTarget?> SettleAsync(HeldLock held, RunProgress run, CancellationToken ct)
    {
        var target = await run.StepAsync("target", () => inspection.InspectAsync(ct));
        run.Locate(target.Location);
        var standing = await run.StepAsync("settle", () => settlement.SettleAsync(target, run, ct));
        if (run.GoOnFrom(standing.OfKey, records.Named))
        {
            return null;
        }

        await held.RenameAsync(run, ct);
        await run.StepAsync("journal", () => journal.AppendAsync(run.Record, target.Location, ct));
        return new ClaimedTarget(held, target, standing.LastPublished);
    }
}
