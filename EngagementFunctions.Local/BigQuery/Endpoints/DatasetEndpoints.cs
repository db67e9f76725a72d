using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class DatasetEndpoints(EmulatorState state)
{
    private Warehouse Warehouse => state.Warehouse;

    public void Map(WebApplication app)
    {
        app.MapGet("/projects/{p}/datasets", ListAsync);
        app.MapPost("/projects/{p}/datasets", InsertAsync);
        app.MapGet("/projects/{p}/datasets/{d}", GetAsync);
        app.MapPatch("/projects/{p}/datasets/{d}", context => UpdateAsync(context, replaces: false));
        app.MapPut("/projects/{p}/datasets/{d}", context => UpdateAsync(context, replaces: true));
        app.MapDelete("/projects/{p}/datasets/{d}", DeleteAsync);
    }

    public static DatasetId Id(HttpContext context) => new(context.Route("p"), context.Route("d"));

    private Task ListAsync(HttpContext context)
    {
        var showsHidden = context.QueryFlag("all");
        var datasets = Warehouse.Catalog.Datasets.Values
            .Where(dataset => dataset.Id.ProjectId == context.Route("p") && (showsHidden || !dataset.IsHidden))
            .OrderBy(dataset => dataset.Id.Name, StringComparer.Ordinal).ToList();
        var json = new JsonObject { ["kind"] = "bigquery#datasetList", ["etag"] = "none" };
        return Answers.WriteAsync(context, json.AddPage(context, "datasets", datasets, DatasetResource.Summary));
    }

    private Task GetAsync(HttpContext context) => AnswerAsync(context, Warehouse.Catalog.Dataset(Id(context)));

    private async Task InsertAsync(HttpContext context)
    {
        var json = await context.JsonBodyAsync();
        var reference = json.Object("datasetReference")
            ?? throw BigQueryError.Invalid("Required parameter is missing: datasetReference");
        var id = new DatasetId(context.Route("p"), reference.RequiredText("datasetId"));
        ResourceNames.CheckDataset(id.Name);
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        if (session.Catalog.FindDataset(id) is not null)
            throw BigQueryError.Duplicate($"Already Exists: Dataset {id}");
        var location = json.Text("location") ?? state.Options.DefaultLocation;
        session.CreateDataset(DatasetResource.Patch(new Dataset(id, location), json));
        session.Commit();
        await AnswerAsync(context, Warehouse.Catalog.Dataset(id));
    }

    private async Task UpdateAsync(HttpContext context, bool replaces)
    {
        var json = await context.JsonBodyAsync();
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var present = session.Catalog.Dataset(Id(context));
        ResourceParts.RequireMatch(context, DatasetResource.Write(present, context.Origin()));
        var start = replaces ? Bare(present) : present;
        var changed = DatasetResource.Patch(start, json) with { Modified = session.Now };
        session.Change(catalog => catalog.With(changed));
        session.Commit();
        await AnswerAsync(context, changed);
    }

    private Task DeleteAsync(HttpContext context)
    {
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var dataset = session.Catalog.Dataset(Id(context));
        var isUsed = dataset.Tables.Values.Any(table => !table.IsExpired(session.Now)) || !dataset.Routines.IsEmpty;
        if (isUsed && !context.QueryFlag("deleteContents"))
            throw new BigQueryError("resourceInUse", $"Dataset {dataset.Id} is still in use", 400);
        session.DropDataset(dataset.Id);
        session.Commit();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Dataset Bare(Dataset dataset) => new(dataset.Id, dataset.Location)
    {
        Created = dataset.Created, Tables = dataset.Tables, Routines = dataset.Routines,
    };

    private static Task AnswerAsync(HttpContext context, Dataset dataset) =>
        Answers.WriteAsync(context, DatasetResource.Write(dataset, context.Origin()));
}
