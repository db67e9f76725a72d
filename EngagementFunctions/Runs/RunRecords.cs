using EngagementFunctions.Diagnostics;
using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Runs;

/// <summary>The records that attempts begin with.</summary>
internal sealed class RunRecords(WarehouseNames names, TimeProvider time)
{
    public RunRecord First(RunRequest request, RunId id, int attempt)
    {
        var now = time.GetUtcMoment();
        var record = new RunRecord
        {
            Id = id,
            Attempt = attempt,
            Trigger = request.Trigger,
            Mode = request.Mode,
            DryRun = request.DryRun,
            State = RunState.Running,
            StateAt = now,
            Target = WarehouseNames.Full(names.Target),
            RequestedAt = now,
            Accepted = request.Accept.IsEmpty ? null : request.Accept,
            Reason = request.Reason,
            Idempotency = request.Idempotency,
            AppVersion = AppIdentity.Version,
            BuildVariant = AppIdentity.Variant,
        };
        return Named(id, attempt, record);
    }

    /// <returns>The record under another id or attempt, with the names that follow from them.</returns>
    public RunRecord Named(RunId id, int attempt, RunRecord record) => record with
    {
        Id = id,
        Attempt = attempt,
        Shadow = WarehouseNames.Full(names.Shadow(id, attempt)),
        PublishJob = record.DryRun ? null : WarehouseNames.PublishJobId(id, attempt),
    };
}
