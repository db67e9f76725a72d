using EngagementFunctions.Diagnostics;
using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Runs;

/// <summary>
/// The first act under the lock: what runs before this one left behind is settled, so that none of them can publish
/// after it. Their shadows go first: a process that wakes up late has nothing left to publish.
/// </summary>
internal sealed partial class Settlement(
    ShadowTables shadows,
    RunJournal journal,
    Publication publication,
    LastPublished lastPublished,
    TimeProvider time,
    ILogger<Settlement> logger)
{
    /// <returns>Where the target's runs stand now.</returns>
    public async Task<JournalStanding> SettleAsync(TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        await shadows.DropOthersAsync(run.Record.Shadow!, cancellationToken);
        var standing = await journal.StandingAsync(target.Location, run.Request.Idempotency?.Key, cancellationToken);
        foreach (var open in standing.Open.ToList())
        {
            var isPublished = open.PublishJob is { } job
                && await publication.EndOfAsync(job, target.Location, cancellationToken);
            var state = isPublished ? RunState.Published : RunState.Abandoned;
            var settled = open with { State = state, StateAt = time.GetUtcMoment() };
            await journal.AppendAsync(settled, target.Location, cancellationToken);
            standing = standing.With(settled);
            Log.Settled(logger, open.Id, JournalColumns.Name(state));
        }

        lastPublished.Saw(standing.LastPublished?.StateAt);
        return standing;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RunSettled, LogLevel.Warning, "Run {RunId} died without a word; the journal now says {State}")]
        public static partial void Settled(ILogger logger, RunId runId, string state);
    }
}
