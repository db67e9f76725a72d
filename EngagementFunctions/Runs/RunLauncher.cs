using System.Collections.Concurrent;
using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace EngagementFunctions.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Record">The run in its last state.</param>
/// <param name="Failure">Why it ended early; null for a run that went through.</param>
internal sealed record RunOutcome(RunRecord Record, ExtractionException? Failure);

/// <summary>
/// Starts runs and sees them to an outcome. A run does not listen to whoever asked for it: it ends by itself,
/// by its deadline, or with the app.
/// </summary>
internal sealed partial class RunLauncher(
    ExtractionRun extraction,
    RunClosing closing,
    RunWatch watch,
    RunRecords records,
    RunJournal journal,
    IOptions<RunOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RunLauncher> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<RunId, StartedRun> _underWay = new();

    /// <summary>Starts a run; the task of its outcome never throws.</summary>
    public StartedRun Start(RunRequest request)
    {
        var id = RunId.New(time);
        var started = new StartedRun(id, NewProgress(request, id, 1));
        _underWay[id] = started;
        started.Follow(watch.WatchAsync(request, started, () => ToOutcomeAsync(request, started)));
        return started;
    }

    /// <returns>A run of this process that is under way, or null.</returns>
    public StartedRun? UnderWay(RunId id) => _underWay.GetValueOrDefault(id);

    private async Task<RunOutcome> ToOutcomeAsync(RunRequest request, StartedRun started)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, lifetime.ApplicationStopping);
        RunOutcome? last = null;
        try
        {
            return await Retry(request).ExecuteAsync(
                async token => last = await OutcomeAsync(request, started, last, deadline.Token, token), end.Token);
        }
        catch (OperationCanceledException over)
        {
            // Told to end in the pause between two attempts, or while another caller's run was waited for.
            return last ?? await closing.FailedAsync(started.Progress, over, deadline.IsCancellationRequested, isOver: true);
        }
        finally
        {
            _underWay.TryRemove(started.Id, out _);
        }
    }

    private async Task<RunOutcome> OutcomeAsync(
        RunRequest request, StartedRun started, RunOutcome? last, CancellationToken deadline, CancellationToken end)
    {
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            started.Progress = NewProgress(request, started.Id, (last?.Record.Attempt ?? 0) + 1);
            if (await AttemptAsync(started.Progress, deadline, end) is { } outcome)
            {
                return outcome;
            }

            await Task.Delay(pause, time, end);
            started.FollowTwin(await TwinAsync(request, end));
        }
    }

    private async Task<RunRecord?> TwinAsync(RunRequest request, CancellationToken end)
    {
        try
        {
            return await journal.FindByKeyAsync(request.Idempotency!.Key, end);
        }
        catch (ExtractionException)
        {
            // Only told to whoever does not want to wait; the next attempt says what is wrong.
            return null;
        }
    }

    /// <returns>The attempt's outcome; null while another caller's run of the same request is at work.</returns>
    private async Task<RunOutcome?> AttemptAsync(RunProgress run, CancellationToken deadline, CancellationToken end)
    {
        Log.RunStarted(logger, run.Id, run.Record.Attempt, run.Request.Trigger, run.Record.Target, AppIdentity.Version, AppIdentity.Variant);
        try
        {
            await extraction.RunAsync(run, end);
            return RunClosing.Finished(run);
        }
        catch (ExtractionException twin) when (twin.Code == ErrorCodes.RequestUnderWay)
        {
            // Another caller's run of this very request holds the lock: its outcome is this one's too.
            return null;
        }
        catch (Exception failure)
        {
            return await closing.FailedAsync(run, failure, deadline.IsCancellationRequested, end.IsCancellationRequested);
        }
    }

    /// <summary>Only the timer's runs are repeated as a whole: a caller is told, and decides for himself.</summary>
    private ResiliencePipeline<RunOutcome> Retry(RunRequest request)
    {
        var builder = new ResiliencePipelineBuilder<RunOutcome> { TimeProvider = time };
        if (request.Trigger == RunTrigger.Timer && options.Value.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<RunOutcome>
            {
                // What is published is not extracted again for what follows.
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Result is { Failure.IsTransient: true, Record.State: not RunState.Published }),
                MaxRetryAttempts = options.Value.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Value.RetryDelay,
                OnRetry = retry => watch.RetryAsync(retry.Outcome.Result!, retry.RetryDelay),
            });
        }

        return builder.Build();
    }

    private RunProgress NewProgress(RunRequest request, RunId id, int attempt) =>
        new(request, records.First(request, id, attempt), time, logger);

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.RunStarted,
            LogLevel.Information,
            "Run {RunId}: attempt {Attempt} started by {Trigger} for {Target} (version {Version}, {Variant} build)")]
        public static partial void RunStarted(
            ILogger logger, RunId runId, int attempt, RunTrigger trigger, string target, string version, string variant);
    }
}
