using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>Row access policies, listed with the tables they are on. They filter no rows here.</summary>
internal sealed class PolicyEndpoints(EmulatorState state)
{
    private const string Policies = "/projects/{p}/datasets/{d}/tables/{t}/rowAccessPolicies";

    public void Map(WebApplication app)
    {
        app.MapGet(Policies, ListAsync);
        app.MapPost(Policies, InsertAsync);
        app.MapDelete(Policies + "/{policy}", DeleteAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var table = state.Warehouse.Catalog.Table(TableEndpoints.Id(context), state.Warehouse.Clock.GetUtcNow());
        return Answers.WriteAsync(context, new JsonObject().AddPage(
            context, "rowAccessPolicies", table.RowAccessPolicies, policy => PolicyResource.Write(table.Id, policy)));
    }

    private async Task InsertAsync(HttpContext context)
    {
        var policy = PolicyResource.Read(await context.JsonBodyAsync());
        using var session = state.Warehouse.BeginWrite(context.RequestAborted);
        var table = session.Table(TableEndpoints.Id(context));
        if (table.RowAccessPolicies.Any(present => present.Name == policy.Name))
            throw BigQueryError.Duplicate($"Already Exists: Row Access Policy {table.Id}.{policy.Name}");
        policy = policy with { Created = session.Now };
        session.Record(table with { RowAccessPolicies = [.. table.RowAccessPolicies, policy] });
        session.Commit();
        await Answers.WriteAsync(context, PolicyResource.Write(table.Id, policy));
    }

    private Task DeleteAsync(HttpContext context)
    {
        using var session = state.Warehouse.BeginWrite(context.RequestAborted);
        var table = session.Table(TableEndpoints.Id(context));
        var left = table.RowAccessPolicies.Where(policy => policy.Name != context.Route("policy")).ToList();
        if (left.Count == table.RowAccessPolicies.Count)
            throw BigQueryError.NotFound($"Not found: Row Access Policy {table.Id}.{context.Route("policy")}");
        session.Record(table with { RowAccessPolicies = left });
        session.Commit();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
