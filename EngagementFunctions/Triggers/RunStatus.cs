using System.Globalization;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFunctions.Triggers;

/// <summary>Where runs stand.</summary>
public sealed class RunStatus(RunDesk runs)
{
    private const int DefaultLimit = 20;
    private const int MostRuns = 500;

    /// <summary><c>GET /api/engagement/runs/{id}</c>: the run, or 404.</summary>
    [Function("RunStatus")]
    public async Task FindAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "engagement/runs/{id}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.HttpContext.Response;
        var id = request.Path.Value!.TrimEnd('/').Split('/')[^1];
        await AnsweredAsync(response, async () =>
        {
            var run = RunId.TryParse(id, out var runId) ? await runs.FindAsync(runId, request.HttpContext.RequestAborted) : null;
            await (run is null
                ? Answers.ProblemAsync(
                    response, StatusCodes.Status404NotFound, "run_unknown", "There is no run of that id. GET /api/engagement/runs lists the latest.")
                : Answers.RunAsync(response, run));
        });
    }

    /// <summary><c>GET /api/engagement/runs?limit=N</c>: the latest runs of the target, newest first.</summary>
    [Function("RunList")]
    public async Task ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "engagement/runs")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.HttpContext.Response;
        if (!TryLimit(request, out var limit))
        {
            await Answers.ProblemAsync(
                response, StatusCodes.Status400BadRequest, "bad_request", $"limit has to be a number from 1 to {MostRuns}.");
            return;
        }

        await AnsweredAsync(response, async () =>
            await Answers.RunsAsync(response, await runs.LatestAsync(limit, request.HttpContext.RequestAborted)));
    }

    private static bool TryLimit(HttpRequest request, out int limit)
    {
        limit = DefaultLimit;
        return !request.Query.TryGetValue("limit", out var text)
            || (int.TryParse(text, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostRuns);
    }

    private static async Task AnsweredAsync(HttpResponse response, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (ExtractionException failure)
        {
            await Answers.FailureAsync(response, failure);
        }
    }
}
