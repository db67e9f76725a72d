using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Runs;

/// <summary>The end of an attempt, and for one that failed a journal row that says why.</summary>
internal sealed partial class RunClosing(
    RunJournal journal, IOptions<BigQueryOptions> options, TimeProvider time, ILogger<RunClosing> logger)
{
    private static readonly TimeSpan JournalPatience = TimeSpan.FromSeconds(20);

    public static RunOutcome Finished(RunProgress run) =>
        new(run.Record, run.IsAdopted ? Failure(run.Record) : null);

    /// <summary>A run that was refused stays refused for whoever asks again.</summary>
    private static ExtractionException? Failure(RunRecord record) =>
        record.Error is { } error ? new ExtractionException(ErrorKind.Refused, error.Code, error.Message) : null;

    /// <param name="run">The attempt.</param>
    /// <param name="exception">What ended it.</param>
    /// <param name="isLate">Whether its deadline has passed.</param>
    /// <param name="isOver">Whether it was told to end, by deadline or by the app stopping.</param>
    public async Task<RunOutcome> FailedAsync(RunProgress run, Exception exception, bool isLate, bool isOver)
    {
        var failure = Translate(exception, isLate, isOver);
        run.Note(record => record with { Error = new RunError(failure.Code, failure.Message) });
        run.Enter(StateFor(failure));
        await JournalAsync(run.Record);
        return new RunOutcome(run.Record, failure);
    }

    private static RunState StateFor(ExtractionException failure) => failure switch
    {
        { Code: ErrorCodes.TargetLocked } => RunState.Skipped,
        { Kind: ErrorKind.Refused } => RunState.Refused,
        _ => RunState.Failed,
    };

    private ExtractionException Translate(Exception exception, bool isLate, bool isOver) => exception switch
    {
        _ when isLate => new(
            ErrorKind.Data,
            ErrorCodes.DeadlinePassed,
            "The run was not over by its deadline and was given up. See its timings; raise Run__Deadline if the rows have grown.",
            exception),
        _ when isOver => new(
            ErrorKind.Transient, ErrorCodes.Stopping, "The app was stopped while the run was under way. The next run works without help.", exception),
        ExtractionException known => known,
        _ => Unexpected(exception),
    };

    /// <summary>The text of an exception that nobody foresaw may hold anything, a row's value too: only its kind is told.</summary>
    private ExtractionException Unexpected(Exception exception)
    {
        Log.Unexpected(logger, exception.GetType().FullName ?? "", exception.StackTrace ?? "");
        return new ExtractionException(
            ErrorKind.Data,
            ErrorCodes.Unexpected,
            $"The run ended by an error that the app does not know ({exception.GetType().Name}). The app's log has where it arose.",
            exception);
    }

    private async Task JournalAsync(RunRecord record)
    {
        using var patience = new CancellationTokenSource(JournalPatience, time);
        try
        {
            await journal.AppendAsync(record, options.Value.Location, patience.Token);
        }
        catch (Exception failure) when (failure is ExtractionException or OperationCanceledException)
        {
            Log.NotJournaled(logger, record.Id, (failure as ExtractionException)?.Code ?? failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RunUnexpected, LogLevel.Error, "{Kind} at{StackTrace}")]
        public static partial void Unexpected(ILogger logger, string kind, string stackTrace);

        [LoggerMessage(EventIds.JournalNotWritten, LogLevel.Warning, "Run {RunId}: its end could not be journaled ({Code})")]
        public static partial void NotJournaled(ILogger logger, RunId runId, string code);
    }
}
