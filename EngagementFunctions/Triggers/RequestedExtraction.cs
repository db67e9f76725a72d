using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFunctions.Triggers;

/// <summary>
/// The timer's HTTP twin: the same run, on demand. It works inside the invocation, so that the platform counts the
/// instance as busy; a caller who does not want to wait that long is answered early, and the work goes on.
/// </summary>
public sealed class RequestedExtraction(RunDesk runs)
{
    private static readonly TimeSpan IdentityPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// <c>POST /api/engagement/runs</c>: 200 with the run, 202 with its <c>Location</c> when it takes longer than
    /// <c>Prefer: wait=SECONDS</c> allows, problem details otherwise.
    /// </summary>
    [Function(nameof(RequestedExtraction))]
    public async Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "engagement/runs")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.HttpContext.Response;
        RunRequest wanted;
        try
        {
            wanted = await RequestBody.ReadAsync(request) with { Caller = CallerTrace.Of(request) };
        }
        catch (BadRequestException bad)
        {
            await Answers.ProblemAsync(response, StatusCodes.Status400BadRequest, "bad_request", bad.Message);
            return;
        }

        var run = runs.Start(wanted);
        if (await IsOverWithinAsync(run, PreferredWait.Of(request)))
        {
            await Answers.OutcomeAsync(response, await run.Outcome);
            return;
        }

        await Answers.AcceptedAsync(request, run.Record);
        await run.Outcome;
    }

    /// <summary>Waits as long as the caller wants to, and at least until the run's id is final.</summary>
    private static async Task<bool> IsOverWithinAsync(StartedRun run, TimeSpan patience)
    {
        await Task.WhenAny(run.Outcome, Task.Delay(patience));
        while (!run.IsIdentified)
        {
            await Task.WhenAny(run.Outcome, Task.Delay(IdentityPoll));
        }

        return run.Outcome.IsCompleted;
    }
}
