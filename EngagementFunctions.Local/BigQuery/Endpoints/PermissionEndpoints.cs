using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Permissions;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>Which of the named permissions the caller has on a table.</summary>
internal sealed class PermissionEndpoints(EmulatorState state)
{
    public void Map(WebApplication app) =>
        app.MapPost("/projects/{p}/datasets/{d}/tables/{t}:testIamPermissions", TestAsync);

    private async Task TestAsync(HttpContext context)
    {
        var table = state.Warehouse.Catalog.Table(TableEndpoints.Id(context), state.Warehouse.Clock.GetUtcNow());
        var asked = (await context.JsonBodyAsync())["permissions"]?.AsArray() ?? [];
        var granted = asked.Select(permission => (string)permission!).Where(permission => state.Grants.Has(permission, table.Id));
        await Answers.WriteAsync(context, new JsonObject { ["permissions"] = new JsonArray([.. granted]) });
    }
}
