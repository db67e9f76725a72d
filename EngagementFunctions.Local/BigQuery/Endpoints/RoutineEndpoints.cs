using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class RoutineEndpoints(EmulatorState state)
{
    private const string Routines = "/projects/{p}/datasets/{d}/routines";

    private Warehouse Warehouse => state.Warehouse;

    public void Map(WebApplication app)
    {
        app.MapGet(Routines, ListAsync);
        app.MapPost(Routines, InsertAsync);
        app.MapGet(Routines + "/{r}", GetAsync);
        app.MapDelete(Routines + "/{r}", DeleteAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var routines = Warehouse.Catalog.Dataset(DatasetEndpoints.Id(context)).Routines.Values.ToList();
        return Answers.WriteAsync(
            context, new JsonObject().AddPage(context, "routines", routines, RoutineResource.Write));
    }

    private Task GetAsync(HttpContext context) =>
        Answers.WriteAsync(context, RoutineResource.Write(Find(Warehouse.Catalog, context)));

    private async Task InsertAsync(HttpContext context)
    {
        var json = await context.JsonBodyAsync();
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var dataset = DatasetEndpoints.Id(context);
        var routine = RoutineResource.Read(json, dataset) with { Created = session.Now, Modified = session.Now };
        if (session.Catalog.FindRoutine(dataset, routine.Name) is not null)
            throw BigQueryError.Duplicate($"Already Exists: Routine {dataset}.{routine.Name}");
        session.Change(catalog => catalog.With(routine));
        session.Commit();
        await Answers.WriteAsync(context, RoutineResource.Write(routine));
    }

    private Task DeleteAsync(HttpContext context)
    {
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var routine = Find(session.Catalog, context);
        session.Change(catalog => catalog.WithoutRoutine(routine.Dataset, routine.Name));
        session.Commit();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Routine Find(Catalog catalog, HttpContext context)
    {
        var dataset = DatasetEndpoints.Id(context);
        catalog.Dataset(dataset);
        return catalog.FindRoutine(dataset, context.Route("r"))
            ?? throw BigQueryError.NotFound($"Not found: Routine {dataset}.{context.Route("r")}");
    }
}
