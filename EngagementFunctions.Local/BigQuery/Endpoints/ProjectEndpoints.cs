using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>A project is whatever has been named as one: it exists as soon as a dataset is in it.</summary>
internal sealed class ProjectEndpoints(EmulatorState state)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/projects", ListAsync);
        app.MapGet("/projects/{p}/serviceAccount", ServiceAccountAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var projects = state.Warehouse.Catalog.Datasets.Keys
            .Select(dataset => dataset.ProjectId).Distinct().Order(StringComparer.Ordinal).ToList();
        return Answers.WriteAsync(context, new JsonObject
        {
            ["kind"] = "bigquery#projectList",
            ["projects"] = new JsonArray([.. projects.Select(Project)]),
            ["totalItems"] = projects.Count,
        });
    }

    private Task ServiceAccountAsync(HttpContext context) => Answers.WriteAsync(context, new JsonObject
    {
        ["kind"] = "bigquery#getServiceAccountResponse", ["email"] = state.Options.UserEmail,
    });

    private static JsonNode Project(string id) => new JsonObject
    {
        ["kind"] = "bigquery#project",
        ["id"] = id,
        ["numericId"] = "1",
        ["projectReference"] = new JsonObject { ["projectId"] = id },
        ["friendlyName"] = id,
    };
}
