using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Discovery;

/// <summary>
/// Google's description format, cut down to what clients need in order to call: names, paths, parameters.
/// </summary>
internal static partial class DiscoveryDocument
{
    private static readonly string[] Everywhere =
        ["access_token", "alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "uploadType"];

    public static JsonObject Write(Uri origin) => new()
    {
        ["kind"] = "discovery#restDescription",
        ["discoveryVersion"] = "v1",
        ["id"] = "bigquery:v2",
        ["name"] = "bigquery",
        ["version"] = "v2",
        ["title"] = "BigQuery emulator",
        ["protocol"] = "rest",
        ["rootUrl"] = $"{origin}",
        ["basePath"] = "/bigquery/v2/",
        ["servicePath"] = "bigquery/v2/",
        ["baseUrl"] = $"{origin}bigquery/v2/",
        ["batchPath"] = "batch/bigquery/v2",
        ["parameters"] = Parameters(Everywhere, "query"),
        ["schemas"] = new JsonObject { ["Resource"] = new JsonObject { ["id"] = "Resource", ["type"] = "object" } },
        ["resources"] = Resources(),
    };

    private static JsonObject Resources()
    {
        var resources = new JsonObject();
        foreach (var group in ApiMethods.All.GroupBy(method => method.Id.Split('.')[0]))
        {
            var methods = new JsonObject();
            foreach (var method in group)
                methods[method.Id.Split('.')[1]] = Method(method.Id, method.Verb, method.Path, method.Query);
            resources[group.Key] = new JsonObject { ["methods"] = methods };
        }

        return resources;
    }

    private static JsonObject Method(string id, string verb, string path, string query)
    {
        var inPath = PathParameter().Matches(path).Select(match => match.Groups[1].Value).ToList();
        var parameters = Parameters(inPath, "path");
        foreach (var (name, value) in Parameters(query.Split(',', StringSplitOptions.RemoveEmptyEntries), "query"))
            parameters[name] = value!.DeepClone();
        var json = new JsonObject
        {
            ["id"] = $"bigquery.{id}",
            ["httpMethod"] = verb,
            ["path"] = path,
            ["parameters"] = parameters,
            ["parameterOrder"] = new JsonArray([.. inPath.Select(name => (JsonNode)name)]),
            ["response"] = new JsonObject { ["$ref"] = "Resource" },
        };
        if (verb is "POST" or "PUT" or "PATCH") json["request"] = new JsonObject { ["$ref"] = "Resource" };
        if (id == "jobs.insert") AddUpload(json, path);
        return json;
    }

    private static void AddUpload(JsonObject method, string path)
    {
        method["supportsMediaUpload"] = true;
        method["mediaUpload"] = new JsonObject
        {
            ["accept"] = new JsonArray("*/*"),
            ["protocols"] = new JsonObject
            {
                ["simple"] = Protocol($"/upload/bigquery/v2/{path}"),
                ["resumable"] = Protocol($"/resumable/upload/bigquery/v2/{path}"),
            },
        };
    }

    private static JsonObject Protocol(string path) => new() { ["multipart"] = true, ["path"] = path };

    private static JsonObject Parameters(IEnumerable<string> names, string place)
    {
        var parameters = new JsonObject();
        foreach (var name in names)
        {
            parameters[name] = new JsonObject { ["type"] = "string", ["location"] = place };
            if (place == "path") parameters[name]!["required"] = true;
            if (name == "stateFilter") parameters[name]!["repeated"] = true;
        }

        return parameters;
    }

    [GeneratedRegex(@"\{\+(\w+)\}")]
    private static partial Regex PathParameter();
}
