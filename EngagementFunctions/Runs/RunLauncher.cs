using System.Collections.Concurrent;
using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;
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
    WarehouseNames names,
    IOptions<RunOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RunLauncher> logger)
{
    private readonly ConcurrentDictionary<RunId, StartedRun> _underWay = new();

    /// <summary>Starts a run; the task of its outcome never throws.</summary>
    public StartedRun Start(RunRequest request)
    {
        var id = RunId.New(time);
        var started = new StartedRun(id, NewProgress(request, id, 1));
        _underWay[id] = started;
        started.Follow(ToOutcomeAsync(request, started));
        return started;
    }

    /// <returns>A run of this process that is under way, or null.</returns>
    public StartedRun? UnderWay(RunId id) => _underWay.GetValueOrDefault(id);

    private async Task<RunOutcome> ToOutcomeAsync(RunRequest request, StartedRun started)
    {
        // Whoever started it goes on at once.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var deadline = new CancellationTokenSource(options.Value.Deadline, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, lifetime.ApplicationStopping);
        RunOutcome? last = null;
        try
        {
            return await Retry(request).ExecuteAsync(
                async token =>
                {
                    started.Progress = NewProgress(request, started.Id, (last?.Record.Attempt ?? 0) + 1);
                    return last = await AttemptAsync(started.Progress, deadline.Token, token);
                },
                end.Token);
        }
        catch (OperationCanceledException) when (last is not null)
        {
            // Told to end in the pause between two attempts.
            return last;
        }
        finally
        {
            _underWay.TryRemove(started.Id, out _);
        }
    }

    private async Task<RunOutcome> AttemptAsync(RunProgress run, CancellationToken deadline, CancellationToken end)
    {
        Log.RunStarted(logger, run.Id, run.Record.Attempt, run.Request.Trigger, run.Record.Target, AppIdentity.Version, AppIdentity.Variant);
        try
        {
            await extraction.RunAsync(run, end);
            return closing.Finished(run);
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
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result?.Failure?.IsTransient == true),
                MaxRetryAttempts = options.Value.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Value.RetryDelay,
            });
        }

        return builder.Build();
    }

    private RunProgress NewProgress(RunRequest request, RunId id, int attempt)
    {
        var now = time.GetUtcNow();
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
            Shadow = WarehouseNames.Full(names.Shadow(id, attempt)),
            PublishJob = request.DryRun ? null : WarehouseNames.PublishJobId(id, attempt),
            AppVersion = AppIdentity.Version,
            BuildVariant = AppIdentity.Variant,
        };
        return new RunProgress(request, record, time, logger);
    }

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
