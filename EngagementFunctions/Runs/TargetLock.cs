using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Warehouse;
using Npgsql;

namespace EngagementFunctions.Runs;

/// <summary>
/// One run at a time per target, whoever asked, on however many instances: a session advisory lock in the source
/// database, keyed by the target's full name, on a connection of its own.
/// </summary>
internal sealed class TargetLock(SourceConnections connections, WarehouseNames names, TimeProvider time)
{
    private const int Looks = 5;

    // A run on its way out has one row of the journal to write: seconds, not minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private string Target => WarehouseNames.Full(names.Target);

    /// <exception cref="ExtractionException">Another run holds it: <see cref="ErrorCodes.TargetLocked"/>, naming that run.</exception>
    public async Task<HeldLock> AcquireAsync(SourceLogin login, RunProgress run, CancellationToken cancellationToken)
    {
        var self = new LockHolder(run.Id, run.Request.Idempotency?.Key);
        var opened = await connections.OpenAsync(login, self.ApplicationName, cancellationToken);
        try
        {
            return await LockSession.AskAsync(() => TakeAsync(opened.Connection, cancellationToken)) is { } holder
                ? throw Locked(self, holder)
                : new HeldLock(opened, Target);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks, without taking it.</summary>
    /// <returns>Whether it is held, and by which run where that can be told.</returns>
    /// <exception cref="ExtractionException">The lock would not be on the primary.</exception>
    public async Task<(bool IsHeld, RunId? By)> PeekAsync(SourceLogin login, CancellationToken cancellationToken)
    {
        await using var opened = await connections.OpenAsync(login, "engagement checks", cancellationToken);
        var holder = await LockSession.AskAsync(async () =>
        {
            await LockSession.EnsurePrimaryAsync(opened.Connection, cancellationToken);
            return await HolderNameAsync(opened.Connection, cancellationToken);
        });
        return (holder is not null, LockHolder.Parse(holder ?? "")?.Run);
    }

    /// <returns>Who holds it; null when it is ours.</returns>
    private async Task<LockHolder?> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await LockSession.EnsurePrimaryAsync(connection, cancellationToken);
        await LockSession.SurviveIdlenessAsync(connection, cancellationToken);
        var begun = time.GetTimestamp();
        var holder = await TryTakeAsync(connection, cancellationToken);
        while (holder is { IsLeaving: true } && time.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(Pause, time, cancellationToken);
            holder = await TryTakeAsync(connection, cancellationToken);
        }

        return holder;
    }

    /// <returns>Who holds it now; null when it is ours.</returns>
    private async Task<LockHolder?> TryTakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        LockHolder? holder = null;
        for (var look = 0; holder is null && look < Looks; look++)
        {
            if (await TryLockAsync(connection, cancellationToken))
            {
                return null;
            }

            // Unseen, it let go in between: once more.
            holder = await HolderAsync(connection, cancellationToken);
        }

        return holder ?? LockHolder.Unknown;
    }

    private async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = LockSession.Command(connection, $"SELECT pg_try_advisory_lock({LockSession.Key})", Target);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <returns>The holder, or null when it let go meanwhile or cannot be seen.</returns>
    private async Task<LockHolder?> HolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        LockHolder.Parse(await HolderNameAsync(connection, cancellationToken) ?? "");

    private async Task<string?> HolderNameAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Name = "(SELECT application_name FROM pg_stat_activity AS holder WHERE holder.pid = held.pid)";
        const string Sql = $"SELECT coalesce({Name}, '') FROM {LockSession.Granted}";
        await using var command = LockSession.Command(connection, Sql, Target);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private ExtractionException Locked(LockHolder self, LockHolder holder) =>
        holder.IsSameRequest(self)
            ? new ExtractionException(
                ErrorKind.Refused, ErrorCodes.RequestUnderWay, $"Run {holder.Run} is at work on the same request.")
            : new ExtractionException(
                ErrorKind.Refused,
                ErrorCodes.TargetLocked,
                holder == LockHolder.Unknown
                    ? $"Another run is at work on {Target}; one run at a time. Try again when it is over."
                    : $"Run {holder.Run} is at work on {Target}; one run at a time. "
                        + $"Ask for it under /api/engagement/runs/{holder.Run}, and try again when it is over.");
}
