using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Runs;

/// <summary>The shadow becomes the target, and the configured procedures follow.</summary>
internal sealed class Publishing(Publication publication, PostLoadProcedures procedures, RunJournal journal)
{
    /// <exception cref="Errors.ExtractionException">
    /// The lock is lost or the publication failed: the target is as it was. A procedure failed: the target is new.
    /// </exception>
    public async Task PublishAsync(LoadedShadow loaded, ClaimedTarget claimed, RunProgress run, CancellationToken ct)
    {
        await claimed.Held.EnsureHeldAsync(ct);
        run.BeginPublication();
        await run.StepAsync("publish", () => publication.PublishAsync(loaded.Shadow, claimed.Target, run, ct));
        run.Enter(RunState.Published);
        if (!run.Request.SkipProcedures && procedures.AreConfigured)
        {
            // Journaled first: procedures may take long, and the process may die in them.
            await journal.AppendAsync(run.Record, claimed.Target.Location, ct);
            await run.StepAsync("procedures", () => procedures.CallAsync(claimed.Target, run, ct));
        }
    }
}
