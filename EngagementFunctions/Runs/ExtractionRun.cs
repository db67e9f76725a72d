namespace EngagementFunctions.Runs;

/// <summary>
/// The whole story, in order: from the lock on the target to the outcome in the journal.
/// Whatever instant it stops at, the target holds the old table or the new one, whole.
/// </summary>
internal sealed class ExtractionRun(
    SourceReading source, TargetClaims claims, ShadowLoading loading, LoadProof proof, Publishing publishing)
{
    /// <exception cref="Errors.ExtractionException">Why the run ended early.</exception>
    public async Task RunAsync(RunProgress run, CancellationToken ct)
    {
        var prepared = await source.PrepareAsync(run, ct);
        await using var claimed = await claims.ClaimAsync(prepared.Logins.Lock, run, ct);
        if (claimed is null)
        {
            return;
        }

        await proof.CheckItselfAsync(claimed, run, ct);
        await using var snapshot = await source.OpenAsync(prepared, run, ct);
        await using var loaded = await loading.LoadAsync(snapshot, claimed.Target, run, ct);
        await proof.ProveAsync(loaded, claimed, run, ct);
        if (!run.Request.DryRun)
        {
            await publishing.PublishAsync(loaded, claimed, run, ct);
        }

        await claims.FinishAsync(claimed, run, ct);
    }
}
