using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>Google's description of the interface, as far as this one goes: bq builds its client from it.</summary>
internal static partial class DiscoveryDocument
{
    private const string ServicePath = "bigquery/v2/";
    private const string UploadPath = "/upload/bigquery/v2/projects/{+projectId}/jobs";

    private static readonly string[] OfEveryMethod = ["alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser"];

    public static JsonObject For(Uri origin) => new()
    {
        ["kind"] = "discovery#restDescription", ["discoveryVersion"] = "v1", ["id"] = "bigquery:v2",
        ["name"] = "bigquery", ["version"] = "v2", ["title"] = "BigQuery API", ["protocol"] = "rest",
        ["rootUrl"] = $"{origin}", ["servicePath"] = ServicePath, ["basePath"] = "/" + ServicePath,
        ["baseUrl"] = $"{origin}{ServicePath}", ["batchPath"] = "batch/bigquery/v2",
        ["parameters"] = Named(OfEveryMethod, name => (name, Parameter("query"))),
        ["schemas"] = new JsonObject { ["Any"] = new JsonObject { ["id"] = "Any", ["type"] = "object" } },
        ["resources"] = Named(DiscoveryMethods.All.GroupBy(method => method.Resource),
            resource => (resource.Key, new JsonObject { ["methods"] = Named(resource, method => (method.Name, Method(method))) })),
    };

    private static JsonObject Method(DiscoveryMethod method)
    {
        var inPath = PathParameter().Matches(method.Path).Select(match => match.Groups[1].Value).ToList();
        var parameters = Named(method.Query, name => (name, Parameter("query")));
        foreach (var name in inPath) parameters[name] = Parameter("path");
        var description = new JsonObject
        {
            ["id"] = $"bigquery.{method.Id}",
            ["httpMethod"] = method.Verb,
            ["path"] = PathParameter().Replace(method.Path, "{+$1}"),
            ["parameterOrder"] = new JsonArray([.. inPath.Select(name => JsonValue.Create(name))]),
            ["parameters"] = parameters,
            ["response"] = new JsonObject { ["$ref"] = "Any" },
        };
        if (method.Verb is "POST" or "PUT" or "PATCH") description["request"] = new JsonObject { ["$ref"] = "Any" };
        if (method.Id == "jobs.insert") AddUpload(description);
        return description;
    }

    private static void AddUpload(JsonObject method)
    {
        method["supportsMediaUpload"] = true;
        method["mediaUpload"] = new JsonObject
        {
            ["accept"] = new JsonArray("*/*"),
            ["protocols"] = Named(["simple", "resumable"],
                name => (name, new JsonObject { ["multipart"] = true, ["path"] = UploadPath })),
        };
    }

    private static JsonObject Parameter(string location)
    {
        var parameter = new JsonObject { ["type"] = "string", ["location"] = location };
        if (location == "path") parameter["required"] = true;
        return parameter;
    }

    private static JsonObject Named<T>(IEnumerable<T> items, Func<T, (string Name, JsonObject Value)> describe)
    {
        var named = new JsonObject();
        foreach (var (name, value) in items.Select(describe)) named[name] = value;
        return named;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
