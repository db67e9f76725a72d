using EngagementFunctions.Diagnostics;
using EngagementFunctions.Journal;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Runs;

/// <summary>What an attempt knows of itself so far; the one thing that changes while it runs.</summary>
internal sealed partial class RunProgress(RunRequest request, RunRecord first, TimeProvider time, ILogger logger)
{
    public RunRequest Request => request;

    public RunId Id => Record.Id;

    public RunRecord Record { get; private set; } = first;

    public bool IsPublished { get; private set; }

    public void Note(Func<RunRecord, RunRecord> change) => Record = change(Record);

    /// <returns>The record in its new state.</returns>
    public RunRecord Enter(RunState state)
    {
        IsPublished |= state == RunState.Published;
        return Record = Record with { State = state, StateAt = time.GetUtcNow() };
    }

    public Task StepAsync(string step, Func<Task> work) => StepAsync(step, async () =>
    {
        await work();
        return true;
    });

    public async Task<T> StepAsync<T>(string step, Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        var result = await work();
        var elapsed = time.GetElapsedTime(started);
        Record = Record with { Timings = Record.Timings.Add(new StepTiming(step, Math.Round(elapsed.TotalSeconds, 3))) };
        Log.StepDone(logger, Id, step, elapsed.TotalSeconds);
        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.StepDone, LogLevel.Information, "Run {RunId}: {Step} done in {Seconds:F3} s")]
        public static partial void StepDone(ILogger logger, RunId runId, string step, double seconds);
    }
}
