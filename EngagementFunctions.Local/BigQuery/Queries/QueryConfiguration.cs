using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>
/// Reads <c>configuration.query</c> of a job, and the body of jobs.query, which has the same members.
/// </summary>
internal static class QueryConfiguration
{
    public static QueryRequest Read(string projectId, JsonObject query)
    {
        if (query.Flag("useLegacySql") ?? true)
            throw BigQueryError.NotImplemented("The emulator speaks GoogleSQL only: set useLegacySql to false.");
        var parameters = query.Objects("queryParameters").Select(ReadParameter).ToList();
        var dataset = query.Object("defaultDataset");
        return new QueryRequest(
            query.RequiredText("query"), projectId, dataset?.Text("datasetId"), parameters, DryRun: false)
        {
            DefaultDatasetProjectId = dataset?.Text("projectId"),
        };
    }

    private static SqlParameter ReadParameter(JsonObject json)
    {
        var type = json.Object("parameterType")
            ?? throw BigQueryError.Invalid("Required parameter is missing: parameterType");
        var name = json.Text("name") is { Length: > 0 } given ? given : null;
        return new SqlParameter(name, SqlTypeResource.Read(name ?? "", type), json.Object("parameterValue"));
    }
}
