using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Runs;

/// <summary>What an attempt knows of itself so far; the one thing that changes while it runs.</summary>
internal sealed partial class RunProgress(RunRequest request, RunRecord first, TimeProvider time, ILogger logger)
{
    public RunRequest Request => request;

    public RunId Id => Record.Id;

    public RunRecord Record { get; private set; } = first;

    /// <summary>Whether the run's id is final: until the journal has been looked into, a named request may turn out to be an earlier run.</summary>
    public bool IsIdentified { get; private set; } = request.Idempotency is null;

    /// <summary>Whether an earlier run of the same request is answered in place of this one.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>When the target took this attempt's rows; null for as long as it has not.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether the publication has been asked for and its end is not known.</summary>
    public bool IsPublishing { get; private set; }

    /// <summary>Where the target is; null until it has been looked at.</summary>
    public string? Location { get; private set; }

    public void Locate(string location) => Location = location;

    public void BeginPublication() => IsPublishing = true;

    public void Note(Func<RunRecord, RunRecord> change) => Record = change(Record);

    /// <returns>The record in its new state.</returns>
    public RunRecord Enter(RunState state)
    {
        Record = Record with { State = state, StateAt = time.GetUtcMoment() };
        if (state == RunState.Published)
        {
            (PublishedAt, IsPublishing) = (Record.StateAt, false);
        }

        return Record;
    }

    /// <summary>
    /// Goes by what became of the earlier run of the same request: one that is through is answered as it is, one that
    /// failed gets its next attempt under its own id.
    /// </summary>
    /// <returns>Whether there is nothing left to do.</returns>
    /// <exception cref="ExtractionException">The caller's key was used for another request.</exception>
    public bool GoOnFrom(RunRecord? earlier, Func<RunId, int, RunRecord, RunRecord> attempt)
    {
        IsIdentified = true;
        if (earlier is null)
        {
            return false;
        }

        EnsureSameRequest(earlier);
        IsAdopted = earlier.State is RunState.Published or RunState.Finished or RunState.Refused;
        Record = IsAdopted ? earlier : attempt(earlier.Id, earlier.Attempt + 1, Record);
        return IsAdopted;
    }

    private void EnsureSameRequest(RunRecord earlier)
    {
        if (earlier.Idempotency?.Request != request.Idempotency?.Request)
        {
            throw new ExtractionException(
                ErrorKind.Refused,
                ErrorCodes.RequestDiffers,
                $"The Idempotency-Key was used for run {earlier.Id} with another body. Send the same body, or a new key.");
        }
    }

    public Task StepAsync(string step, Func<Task> work) => StepAsync(step, async () =>
    {
        await work();
        return true;
    });

    public async Task<T> StepAsync<T>(string step, Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        using var span = new StepSpan(step);
        try
        {
            var result = await work();
            var elapsed = time.GetElapsedTime(started);
            Record = Record with { Timings = Record.Timings.Add(new StepTiming(step, Math.Round(elapsed.TotalSeconds, 3))) };
            Log.StepDone(logger, Id, step, elapsed.TotalSeconds);
            return result;
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            throw;
        }
        finally
        {
            span.End(Id.Value, Record.Attempt, time.GetElapsedTime(started));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.StepDone, LogLevel.Information, "Run {RunId}: {Step} done in {Seconds:F3} s")]
        public static partial void StepDone(ILogger logger, RunId runId, string step, double seconds);
    }
}
