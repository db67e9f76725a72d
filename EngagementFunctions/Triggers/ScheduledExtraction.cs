using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Triggers;

/// <summary>The timer: one full run at every firing of <c>ENGAGEMENT_SCHEDULE</c>, in UTC.</summary>
public sealed partial class ScheduledExtraction(RunDesk runs, ILogger<ScheduledExtraction> logger)
{
    /// <summary>Runs, and fails the invocation when the run failed, so that the platform's own alerts see it.</summary>
    [Function(nameof(ScheduledExtraction))]
    public async Task RunAsync([TimerTrigger("%ENGAGEMENT_SCHEDULE%")] TimerInfo timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        if (timer.IsPastDue)
        {
            Log.PastDue(logger);
        }

        var outcome = await runs.Start(new RunRequest(RunTrigger.Timer)).Outcome;
        if (outcome.Failure is { } failure)
        {
            // Not with what caused it: whoever logs a failed invocation writes down that text too, and BigQuery may quote a row in it.
            throw new ExtractionException(failure.Kind, failure.Code, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.TimerPastDue, LogLevel.Information, "The timer fires late: a scheduled time passed while the app was not running")]
        public static partial void PastDue(ILogger logger);
    }
}
