using System.Globalization;
using System.Text.Json;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Runs;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>
/// The app's HTTP answers: runs as JSON, everything else as problem details (RFC 9457). Always with a
/// Content-Length: without it an early answer stays behind the platform's forwarder until the invocation ends.
/// </summary>
internal static class Answers
{
    private const string Json = "application/json; charset=utf-8";
    private const string Problem = "application/problem+json; charset=utf-8";
    private const int RetryAfterSeconds = 15;

    public static Task RunAsync(HttpResponse response, RunRecord run) => SendAsync(response, StatusCodes.Status200OK, Json, run);

    public static Task RunsAsync(HttpResponse response, IReadOnlyList<RunRecord> runs) =>
        SendAsync(response, StatusCodes.Status200OK, Json, new { runs });

    /// <summary>Answers at once and completely, while the function goes on.</summary>
    public static async Task AcceptedAsync(HttpRequest request, RunRecord run)
    {
        var response = request.HttpContext.Response;
        response.Headers.Location = $"{request.Scheme}://{request.Host}{request.Path.Value?.TrimEnd('/')}/{run.Id}";
        RetryAfter(response);
        await SendAsync(response, StatusCodes.Status202Accepted, Json, run);
        await response.CompleteAsync();
    }

    public static Task OutcomeAsync(HttpResponse response, RunOutcome outcome) => outcome.Failure is { } failure
        ? FailureAsync(response, failure, outcome.Record)
        : RunAsync(response, outcome.Record);

    public static Task FailureAsync(HttpResponse response, ExtractionException failure, RunRecord? run = null)
    {
        var status = Status(failure);
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status409Conflict)
        {
            RetryAfter(response);
        }

        return ProblemAsync(response, status, failure.Code, failure.Message, run);
    }

    public static Task ProblemAsync(HttpResponse response, int status, string code, string detail, RunRecord? run = null)
    {
        var title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
        return SendAsync(response, status, Problem, new ProblemAnswer("about:blank", title, status, detail, code, run));
    }

    private sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, string Code, RunRecord? Run);

    private static int Status(ExtractionException failure) => failure switch
    {
        { Code: ErrorCodes.TargetLocked } => StatusCodes.Status409Conflict,
        { Kind: ErrorKind.Refused or ErrorKind.Data } => StatusCodes.Status422UnprocessableEntity,
        { Kind: ErrorKind.Transient } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static void RetryAfter(HttpResponse response) =>
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

    private static async Task SendAsync<T>(HttpResponse response, int status, string contentType, T body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, RunJson.Options);
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        // Not the caller's token: one who hung up must not end the run behind this answer.
        await response.Body.WriteAsync(bytes, CancellationToken.None);
    }
}
