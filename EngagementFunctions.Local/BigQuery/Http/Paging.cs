using System.Globalization;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Http;

/// <summary>Pages of a list: the token is the number of items already given.</summary>
internal static class Paging
{
    public static long Start(HttpContext context) => context.QueryText("pageToken") is { } token
        ? ReadToken(token)
        : context.QueryNumber("startIndex") ?? 0;

    public static string Token(long next) => $"at{next.ToString(CultureInfo.InvariantCulture)}";

    public static long ReadToken(string token) =>
        token.StartsWith("at", StringComparison.Ordinal)
        && long.TryParse(token.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw BigQueryError.Invalid("Invalid page token", "pageToken");

    /// <summary>
    /// Adds one page of the items under the given name, and the token of the next page if there is one.
    /// </summary>
    public static JsonObject AddPage<T>(
        this JsonObject json, HttpContext context, string name, IReadOnlyList<T> items, Func<T, JsonNode> write)
    {
        var start = (int)Math.Min(Start(context), items.Count);
        var wanted = context.QueryNumber("maxResults") ?? context.QueryNumber("pageSize") ?? 1000;
        var size = (int)Math.Min(wanted, items.Count - start);
        if (size > 0) json[name] = new JsonArray([.. items.Skip(start).Take(size).Select(write)]);
        if (start + size < items.Count) json["nextPageToken"] = Token(start + size);
        return json;
    }
}
