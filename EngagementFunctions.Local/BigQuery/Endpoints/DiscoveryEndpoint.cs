using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal static class DiscoveryEndpoint
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/discovery/v1/apis/bigquery/v2/rest", AnswerAsync);
        app.MapGet("/$discovery/rest", AnswerAsync);
    }

    private static Task AnswerAsync(HttpContext context) => Answers.WriteAsync(context, new JsonObject
    {
        ["kind"] = "discovery#restDescription", ["id"] = "bigquery:v2", ["name"] = "bigquery", ["version"] = "v2",
        ["rootUrl"] = context.Origin().ToString(), ["servicePath"] = "bigquery/v2/",
        ["baseUrl"] = $"{context.Origin()}bigquery/v2/",
    });
}
