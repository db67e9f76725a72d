using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Runs;

/// <summary>The end of an attempt, and for one that failed a journal row that says why.</summary>
internal sealed partial class RunClosing(
    RunJournal journal,
    Publication publication,
    IOptions<BigQueryOptions> options,
    TimeProvider time,
    ILogger<RunClosing> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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
        var isPublished = run.PublishedAt is not null ? true : await IsPublishedAsync(run);
        run.Enter(isPublished == true ? RunState.Published : StateFor(failure));
        // What is not known yet stays "running" in the journal: the next run finds out. A key used twice is nobody's run.
        if (isPublished is not null && failure.Code != ErrorCodes.RequestDiffers)
        {
            await JournalAsync(run);
        }

        return new RunOutcome(run.Record, failure);
    }

    /// <summary>What became of a publication that was asked for: a job that has begun does not end with its run.</summary>
    /// <returns>Null where that could not be told in time.</returns>
    private async Task<bool?> IsPublishedAsync(RunProgress run)
    {
        if (!run.IsPublishing)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return await publication.EndOfAsync(run.Record.PublishJob!, Location(run), patience.Token);
        }
        catch (Exception failure) when (failure is ExtractionException or OperationCanceledException)
        {
            Log.PublicationUnknown(logger, run.Id);
            return null;
        }
    }

    private string Location(RunProgress run) => run.Location ?? options.Value.Location;

    private static RunState StateFor(ExtractionException failure) => failure switch
    {
        { Code: ErrorCodes.TargetLocked or ErrorCodes.RequestDiffers } => RunState.Skipped,
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

    private async Task JournalAsync(RunProgress run)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await journal.AppendAsync(run.Record, Location(run), patience.Token);
        }
        catch (Exception failure) when (failure is ExtractionException or OperationCanceledException)
        {
            Log.NotJournaled(logger, run.Id, (failure as ExtractionException)?.Code ?? failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RunUnexpected, LogLevel.Error, "{Kind} at{StackTrace}")]
        public static partial void Unexpected(ILogger logger, string kind, string stackTrace);

        [LoggerMessage(
            EventIds.PublicationUnknown,
            LogLevel.Warning,
            "Run {RunId}: whether its rows were published is not known; the journal keeps it as running, and the next run finds out")]
        public static partial void PublicationUnknown(ILogger logger, RunId runId);

        [LoggerMessage(EventIds.JournalNotWritten, LogLevel.Warning, "Run {RunId}: its end could not be journaled ({Code})")]
        public static partial void NotJournaled(ILogger logger, RunId runId, string code);
    }
}
