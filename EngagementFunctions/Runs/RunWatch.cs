using System.Diagnostics;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Runs;

/// <summary>
/// Makes a run seen from outside: a span from its start to its end, and at its end, whatever it is and whoever asked,
/// one log event and the run's figures. Alerts are built on the events' names and attributes.
/// </summary>
internal sealed partial class RunWatch(
    LastPublished lastPublished, TelemetryOutlet outlet, TimeProvider time, ILogger<RunWatch> logger)
{
    public async Task<RunOutcome> WatchAsync(RunRequest request, StartedRun run, Func<Task<RunOutcome>> work)
    {
        // Whoever started it goes on at once.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var started = time.GetTimestamp();
        RunOutcome outcome;
        using (var span = Telemetry.StartRun(request.Caller, Asked(request, run)))
        {
            outcome = await work();
            Describe(span, run.Progress, outcome);
            if (!run.Progress.IsAdopted)
            {
                Tell(outcome, time.GetElapsedTime(started).TotalSeconds);
                lastPublished.Saw(run.Progress.PublishedAt);
            }
        }

        outlet.SendSoon();
        return outcome;
    }

    /// <summary>An attempt that is not the run's end.</summary>
    public ValueTask RetryAsync(RunOutcome attempt, TimeSpan pause)
    {
        var (record, code) = (attempt.Record, attempt.Failure!.Code);
        Figures.Retries.Add(1, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, code));
        Log.Retried(logger, record.Id.Value, record.Attempt, code, pause.TotalSeconds, attempt.Failure.Message);
        return ValueTask.CompletedTask;
    }

    private static KeyValuePair<string, object?>[] Asked(RunRequest request, StartedRun run) =>
    [
        new(TelemetryNames.RunId, run.Id.Value),
        new(TelemetryNames.Trigger, JournalColumns.Name(request.Trigger)),
        new(TelemetryNames.RunMode, JournalColumns.Name(request.Mode)),
        new(TelemetryNames.RunDryRun, request.DryRun),
        new(TelemetryNames.Target, run.Record.Target),
    ];

    private static void Describe(Activity? span, RunProgress run, RunOutcome outcome)
    {
        var record = outcome.Record;
        span?.SetTag(TelemetryNames.RunId, record.Id.Value)
            .SetTag(TelemetryNames.RunState, JournalColumns.Name(record.State))
            .SetTag(TelemetryNames.RunAttempt, record.Attempt)
            .SetTag(TelemetryNames.RunAdopted, run.IsAdopted)
            .SetTag(TelemetryNames.RunRows, record.Rows)
            .SetTag(TelemetryNames.RunBytes, record.Bytes);
        if (outcome.Failure is { } failure)
        {
            span.Failed(failure.Code);
        }
    }

    private void Tell(RunOutcome outcome, double seconds)
    {
        var record = outcome.Record;
        var end = new EndedRun(
            record.Id.Value,
            JournalColumns.Name(record.Trigger),
            JournalColumns.Name(record.State),
            outcome.Failure?.Code ?? "",
            record.Rows ?? 0,
            Math.Round(seconds, 3),
            record.PolicyCounts?.Values.Sum() ?? 0,
            record.DryRun);
        Count(record, end, outcome.Failure);
        if (outcome.Failure is { } failure)
        {
            Log.NotFinished(
                logger, end.RunId, end.Trigger, end.State, end.ErrorCode, end.Rows, end.Seconds, end.PolicyChanges, end.DryRun, failure.Message);
            return;
        }

        Log.Finished(logger, end.RunId, end.Trigger, end.State, end.ErrorCode, end.Rows, end.Seconds, end.PolicyChanges, end.DryRun);
    }

    private static void Count(RunRecord record, EndedRun end, ExtractionException? failure)
    {
        var tags = new TagList { { TelemetryNames.Trigger, end.Trigger }, { TelemetryNames.RunState, end.State } };
        Figures.Rows.Add(end.Rows, tags);
        Figures.Bytes.Add(record.Bytes ?? 0, tags);
        if (failure is not null)
        {
            tags.Add(TelemetryNames.ErrorType, failure.Code);
        }

        Figures.RunsEnded.Add(1, tags);
        Figures.RunDuration.Record(end.Seconds, tags);
        if (record.State == RunState.Refused)
        {
            Figures.RunsRefused.Add(1, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, end.ErrorCode));
        }
    }

    private sealed record EndedRun(
        string RunId, string Trigger, string State, string ErrorCode, long Rows, double Seconds, long PolicyChanges, bool DryRun);

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.RunFinished,
            LogLevel.Information,
            "Run {RunId} by {Trigger}: {State}{ErrorCode}, {Rows} rows in {Seconds:F1} s, {PolicyChanges} values changed by a column's policy (dry run: {DryRun})",
            EventName = nameof(EventIds.RunFinished))]
        public static partial void Finished(
            ILogger logger, string runId, string trigger, string state, string errorCode, long rows, double seconds, long policyChanges, bool dryRun);

        [LoggerMessage(
            EventIds.RunNotFinished,
            LogLevel.Error,
            "Run {RunId} by {Trigger}: {State} ({ErrorCode}), {Rows} rows in {Seconds:F1} s, {PolicyChanges} values changed by a column's policy (dry run: {DryRun}). {Reason}",
            EventName = nameof(EventIds.RunNotFinished))]
        public static partial void NotFinished(
            ILogger logger,
            string runId,
            string trigger,
            string state,
            string errorCode,
            long rows,
            double seconds,
            long policyChanges,
            bool dryRun,
            string reason);

        [LoggerMessage(
            EventIds.RunRetried,
            LogLevel.Warning,
            "Run {RunId}: attempt {Attempt} failed ({ErrorCode}), the next follows in {Seconds:F1} s. {Reason}",
            EventName = nameof(EventIds.RunRetried))]
        public static partial void Retried(ILogger logger, string runId, int attempt, string errorCode, double seconds, string reason);
    }
}
