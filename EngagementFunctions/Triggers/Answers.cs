using System.Globalization;
using System.Text.Json;
using EngagementFunctions.Checks;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Runs;
using EngagementFunctions.Triggers.Pages;
using EngagementFunctions.Verification;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>
/// The app's HTTP answers: runs as JSON, everything else as problem details (RFC 9457); both as pages where a browser
/// asks. Always with a Content-Length: without it an early answer stays behind the platform's forwarder until the invocation ends.
/// </summary>
internal static class Answers
{
    private const string Json = "application/json; charset=utf-8";
    private const string Problem = "application/problem+json; charset=utf-8";
    private const string Page = "text/html; charset=utf-8";
    private const int RetryAfterSeconds = 15;

    public static Task RunAsync(HttpResponse response, RunRecord run) => PageRequest.Of(response.HttpContext.Request) is { } page
        ? PageAsync(response, StatusCodes.Status200OK, RunPage.Of(run, page))
        : SendAsync(response, StatusCodes.Status200OK, Json, run);

    public static Task RunsAsync(HttpResponse response, IReadOnlyList<RunRecord> runs) =>
        PageRequest.Of(response.HttpContext.Request) is { } page
            ? PageAsync(response, StatusCodes.Status200OK, ListPage.Of(runs, page))
            : SendAsync(response, StatusCodes.Status200OK, Json, new { runs });

    public static Task VerdictAsync(HttpResponse response, TargetVerdict verdict) =>
        SendAsync(response, StatusCodes.Status200OK, Json, verdict);

    /// <summary>The same checks either way: alone where nothing is wrong, in problem details where something is.</summary>
    public static Task ChecksAsync(HttpResponse response, CheckReport report)
    {
        var wrong = report.Wrong().ToList();
        var status = wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (PageRequest.Of(response.HttpContext.Request) is { } page)
        {
            return PageAsync(response, status, ChecksPage.Of(report, page));
        }

        return wrong.Count == 0
            ? SendAsync(response, status, Json, report)
            : SendAsync(response, status, Problem, new ChecksProblem(
                "about:blank",
                Title(status),
                status,
                $"A run would fail: {string.Join(", ", wrong)} {(wrong.Count == 1 ? "is" : "are")} wrong. The checks say what was found and what mends it.",
                ErrorCodes.ChecksFailed,
                report.Version,
                report.Variant,
                report.Outcome,
                report.Checks));
    }

    private sealed record ChecksProblem(
        string Type,
        string Title,
        int Status,
        string Detail,
        string Code,
        string Version,
        string Variant,
        CheckOutcome Outcome,
        IReadOnlyList<CheckResult> Checks);

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
        if (PageRequest.Of(response.HttpContext.Request) is { } page)
        {
            return PageAsync(response, status, ProblemPage.Of(status, code, detail, page));
        }

        return SendAsync(response, status, Problem, new ProblemAnswer("about:blank", Title(status), status, detail, code, run));
    }

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

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

    private static Task SendAsync<T>(HttpResponse response, int status, string contentType, T body) =>
        WriteAsync(response, status, contentType, JsonSerializer.SerializeToUtf8Bytes(body, RunJson.Options));

    private static Task PageAsync(HttpResponse response, int status, Html page)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        // The address of a page may carry a function key.
        response.Headers["Referrer-Policy"] = "no-referrer";
        return WriteAsync(response, status, Page, System.Text.Encoding.UTF8.GetBytes(page.Text));
    }

    private static async Task WriteAsync(HttpResponse response, int status, string contentType, byte[] body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        // Not the caller's token: one who hung up must not end the run behind this answer.
        await response.Body.WriteAsync(body, CancellationToken.None);
    }
}
