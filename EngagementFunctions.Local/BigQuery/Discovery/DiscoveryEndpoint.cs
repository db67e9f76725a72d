using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Discovery;

/// <summary>
/// Where clients that build themselves from a description of the interface ask for it: <c>bq --api</c> and
/// google-api-python-client.
/// </summary>
internal static class DiscoveryEndpoint
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/discovery/v1/apis/bigquery/v2/rest", AnswerAsync);
        app.MapGet("/$discovery/rest", AnswerAsync);
    }

    private static Task AnswerAsync(HttpContext context) =>
        Answers.WriteAsync(context, DiscoveryDocument.Write(context.Origin()));
}
