using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.StandIns.Worker;

/// <summary>HTTP functions of every form that the host serves.</summary>
public sealed partial class SampleHttpFunctions(Probe probe, ILogger<SampleHttpFunctions> logger, ScopedThing thing)
{
    [Function("Greeting")]
    public IActionResult Greet(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "greetings/{name:alpha}")] HttpRequest request,
        string name)
    {
        Greeting(logger);
        return new OkObjectResult(new { Hello = name, HasThing = thing is not null, request.Method });
    }

    [LoggerMessage(1, LogLevel.Information, "Greeting somebody")]
    private static partial void Greeting(ILogger logger);

    [Function("Open")]
    public static async Task<IActionResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request)
    {
        await Task.Yield();
        return request.Query["as"].ToString() switch
        {
            "text" => new ContentResult { Content = "<p>hi</p>", ContentType = "text/html", StatusCode = 203 },
            "json" => new JsonResult(new { A = 1 }) { StatusCode = 201 },
            "file" => new FileContentResult([1, 2, 3], "application/octet-stream"),
            "problem" => new ObjectResult(new ProblemDetails { Title = "No", Status = 422 }) { StatusCode = 422 },
            "failure" => throw new InvalidOperationException("planted"),
            _ => new NoContentResult(),
        };
    }

    [Function("Early")]
    public async Task AnswerEarly(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellation)
    {
        var response = request.HttpContext.Response;
        response.StatusCode = 202;
        response.ContentLength = 2;
        await response.WriteAsync("{}", cancellation);
        await response.CompleteAsync();
        await probe.WaitAsync("go on");
        probe.Tell("worked on");
    }

    [Function("Patient")]
    public async Task<IActionResult> WaitForCancellation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
        CancellationToken cancellation)
    {
        probe.Tell("waiting", request.Path.Value);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            probe.Tell("cancelled", cancellation.IsCancellationRequested);
            throw;
        }

        return new OkResult();
    }
}

/// <summary>Lives as long as one invocation.</summary>
public sealed class ScopedThing;
