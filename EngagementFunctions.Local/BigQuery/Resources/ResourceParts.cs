using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

/// <summary>What several kinds of resource have in common.</summary>
internal static class ResourceParts
{
    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static string EpochMs(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static JsonObject TableReference(TableId id) => new()
    {
        ["projectId"] = id.ProjectId, ["datasetId"] = id.DatasetName, ["tableId"] = id.Name,
    };

    public static TableId ReadTableReference(JsonObject json, string defaultProject) => new(
        json.Text("projectId") ?? defaultProject, json.RequiredText("datasetId"), json.RequiredText("tableId"));

    public static JsonObject Labels(ImmutableDictionary<string, string> labels)
    {
        var json = new JsonObject();
        foreach (var (name, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal)) json[name] = value;
        return json;
    }

    /// <summary>A patch adds and replaces labels; one set to null goes.</summary>
    public static ImmutableDictionary<string, string> ReadLabels(
        JsonObject json, ImmutableDictionary<string, string> present)
    {
        foreach (var (name, value) in json)
            present = value is null ? present.Remove(name) : present.SetItem(name, value.ToString());
        return present;
    }

    /// <summary>Equal resources have equal tags.</summary>
    public static string Etag(JsonObject resource) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(resource.ToJsonString())).AsSpan(0, 12));

    /// <summary>A write that names the state it means is refused once that state is gone.</summary>
    public static void RequireMatch(HttpContext context, JsonObject present)
    {
        var wanted = context.Request.Headers.IfMatch.ToString().Trim('"');
        if (wanted.Length > 0 && wanted != "*" && wanted != present.Text("etag"))
            throw new BigQueryError("conditionNotMet", "Precondition Failed", StatusCodes.Status412PreconditionFailed,
                "If-Match");
    }
}
