using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Http;

internal static class RequestReading
{
    public static string Route(this HttpContext context, string name) =>
        (string)context.Request.RouteValues[name]!;

    /// <summary>Links go where the request came to, not where the server is bound.</summary>
    public static Uri Origin(this HttpContext context) =>
        new($"{context.Request.Scheme}://{context.Request.Host}/");

    public static string? QueryText(this HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    public static bool QueryFlag(this HttpContext context, string name) =>
        bool.TryParse(context.QueryText(name), out var flag) && flag;

    public static long? QueryNumber(this HttpContext context, string name)
    {
        if (context.QueryText(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BigQueryError.Invalid($"Invalid value '{text}' for parameter {name}", name);
    }

    /// <summary>An empty body counts as an empty object.</summary>
    public static async Task<JsonObject> JsonBodyAsync(this HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return ParseJsonObject(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    public static JsonObject ParseJsonObject(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty) return [];
        return JsonNode.Parse(utf8) as JsonObject ?? throw new JsonException("Not an object.");
    }
}
