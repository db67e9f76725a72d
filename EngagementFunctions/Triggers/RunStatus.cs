using System.Globalization;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
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
        await AnsweredAsync(response, async () =>
            await (await FindAsync(Segment(request, 1), request) is { } run
                ? Answers.RunAsync(response, run)
                : UnknownAsync(response)));
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

    /// <summary>
    /// <c>POST /api/engagement/runs/{id}/verification</c>: whether the target still holds what the run published; 404 for
    /// an unknown run, 422 for one that published nothing.
    /// </summary>
    [Function("RunVerification")]
    public async Task VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "engagement/runs/{id}/verification")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.HttpContext.Response;
        await AnsweredAsync(response, async () =>
            await (await FindAsync(Segment(request, 2), request) is { } run
                ? Answers.VerdictAsync(response, await runs.VerifyAsync(run, request.HttpContext.RequestAborted))
                : UnknownAsync(response)));
    }

    private async Task<RunRecord?> FindAsync(string id, HttpRequest request) =>
        RunId.TryParse(id, out var run) ? await runs.FindAsync(run, request.HttpContext.RequestAborted) : null;

    private static Task UnknownAsync(HttpResponse response) => Answers.ProblemAsync(
        response, StatusCodes.Status404NotFound, "run_unknown", "There is no run of that id. GET /api/engagement/runs lists the latest.");

    private static string Segment(HttpRequest request, int fromEnd) => request.Path.Value!.TrimEnd('/').Split('/')[^fromEnd];

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
