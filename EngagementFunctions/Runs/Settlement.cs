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
    ShadowTables shadows, RunJournal journal, Publication publication, TimeProvider time, ILogger<Settlement> logger)
{
    public async Task SettleAsync(TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        await shadows.DropOthersAsync(run.Record.Shadow!, cancellationToken);
        foreach (var open in await journal.OpenAsync(target.Location, cancellationToken))
        {
            var isPublished = open.PublishJob is { } job
                && await publication.EndOfAsync(job, target.Location, cancellationToken);
            var state = isPublished ? RunState.Published : RunState.Abandoned;
            await journal.AppendAsync(open with { State = state, StateAt = time.GetUtcNow() }, target.Location, cancellationToken);
            Log.Settled(logger, open.Id, JournalColumns.Name(state));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RunSettled, LogLevel.Warning, "Run {RunId} died without a word; the journal now says {State}")]
        public static partial void Settled(ILogger logger, RunId runId, string state);
    }
}
