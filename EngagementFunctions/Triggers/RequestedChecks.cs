using EngagementFunctions.Checks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFunctions.Triggers;

/// <summary>Whether a run would go through, hop by hop.</summary>
public sealed class RequestedChecks(CheckDesk checks)
{
    /// <summary>
    /// <c>POST /api/engagement/checks</c>: 200 with every check where nothing is wrong, 422 with the same where
    /// something is.
    /// </summary>
    [Function(nameof(RequestedChecks))]
    public async Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "engagement/checks")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var report = await checks.RunAsync(request.HttpContext.RequestAborted);
        await Answers.ChecksAsync(request.HttpContext.Response, report);
    }
}
