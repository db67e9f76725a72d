using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal static class DiscoveryEndpoint
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/discovery/v1/apis/bigquery/v2/rest", AnswerAsync);
        app.MapGet("/$discovery/rest", AnswerAsync);
    }

    private static Task AnswerAsync(HttpContext context) =>
        Answers.WriteAsync(context, DiscoveryDocument.For(context.Origin()));
}
