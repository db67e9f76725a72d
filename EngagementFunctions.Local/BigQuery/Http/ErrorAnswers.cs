using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Http;

/// <summary>Every error leaves as the JSON body that Google's clients read, whatever raised it.</summary>
internal static class ErrorAnswers
{
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BigQueryError error)
        {
            await WriteAsync(context, error);
        }
        catch (JsonException)
        {
            await WriteAsync(context, new BigQueryError("parseError", "Parse Error", StatusCodes.Status400BadRequest));
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not IOException)
        {
            // Not 500: clients take that for a passing fault of the service and retry for minutes.
            await WriteAsync(context, BigQueryError.NotImplemented($"The emulator failed: {fault.Message}"));
        }
    }

    public static JsonObject Body(BigQueryError error) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = error.HttpStatus,
            ["message"] = error.Message,
            ["errors"] = new JsonArray(Item(error)),
            ["status"] = CanonicalStatus(error.HttpStatus),
        },
    };

    private static JsonObject Item(BigQueryError error)
    {
        var item = new JsonObject { ["message"] = error.Message, ["domain"] = "global", ["reason"] = error.Reason };
        if (error.Location is null) return item;
        item["location"] = error.Location;
        item["locationType"] = error.Location == "Authorization" ? "header" : "parameter";
        return item;
    }

    private static Task WriteAsync(HttpContext context, BigQueryError error)
    {
        if (context.Response.HasStarted) throw error;
        context.Response.StatusCode = error.HttpStatus;
        return Answers.WriteAsync(context, Body(error));
    }

    private static string CanonicalStatus(int httpStatus) => httpStatus switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ALREADY_EXISTS",
        410 or 412 => "FAILED_PRECONDITION",
        429 => "RESOURCE_EXHAUSTED",
        501 => "UNIMPLEMENTED",
        503 => "UNAVAILABLE",
        _ => "INTERNAL",
    };
}
