using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class TableEndpoints(EmulatorState state)
{
    private const string Tables = "/projects/{p}/datasets/{d}/tables";

    private Warehouse Warehouse => state.Warehouse;

    public void Map(WebApplication app)
    {
        app.MapGet(Tables, ListAsync);
        app.MapPost(Tables, InsertAsync);
        app.MapGet(Tables + "/{t}", GetAsync);
        app.MapPatch(Tables + "/{t}", context => UpdateAsync(context, replaces: false));
        app.MapPut(Tables + "/{t}", context => UpdateAsync(context, replaces: true));
        app.MapDelete(Tables + "/{t}", DeleteAsync);
    }

    public static TableId Id(HttpContext context) => new(context.Route("p"), context.Route("d"), context.Route("t"));

    private Task ListAsync(HttpContext context)
    {
        var now = Warehouse.Clock.GetUtcNow();
        var tables = Warehouse.Catalog.Dataset(DatasetEndpoints.Id(context)).Tables.Values
            .Where(table => !table.IsExpired(now)).ToList();
        var json = new JsonObject { ["kind"] = "bigquery#tableList", ["etag"] = "none", ["totalItems"] = tables.Count };
        return Answers.WriteAsync(context, json.AddPage(context, "tables", tables, TableResource.Summary));
    }

    private Task GetAsync(HttpContext context)
    {
        using var session = Warehouse.BeginRead();
        return Answers.WriteAsync(context, Write(context, session, session.Table(Id(context))));
    }

    private async Task InsertAsync(HttpContext context)
    {
        var json = await context.JsonBodyAsync();
        var reference = json.Object("tableReference")
            ?? throw BigQueryError.Invalid("Required parameter is missing: tableReference");
        var id = new TableId(context.Route("p"), context.Route("d"), reference.RequiredText("tableId"));
        ResourceNames.CheckTable(id.Name);
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var dataset = session.Catalog.Dataset(id.Dataset);
        if (session.FindTable(id) is not null) throw BigQueryError.Duplicate($"Already Exists: Table {id}");
        var schema = json.Object("schema") is { } columns ? SchemaResource.Read(columns) : [];
        var table = TableResource.Patch(new Table(id, schema), json);
        LayoutRules.Check(table);
        var made = table.ViewQuery is null
            ? session.CreateTable(dataset.WithDefaults(table, session.Now))
            : View(session, table);
        var answer = Write(context, session, made);
        session.Commit();
        await Answers.WriteAsync(context, answer);
    }

    private static Table View(WarehouseSession session, Table view) =>
        session.Record(view with { Created = session.Now, Modified = session.Now });

    private async Task UpdateAsync(HttpContext context, bool replaces)
    {
        var json = await context.JsonBodyAsync();
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        var present = session.Table(Id(context));
        ResourceParts.RequireMatch(context, Write(context, session, present));
        var start = replaces ? Bare(present) : present;
        var changed = TableResource.Patch(start, json) with { Modified = session.Now };
        if (json.Object("schema") is { } schema)
            changed = session.ChangeSchema(changed, SchemaResource.Read(schema));
        LayoutRules.Check(changed);
        session.Record(changed);
        var answer = Write(context, session, changed);
        session.Commit();
        await Answers.WriteAsync(context, answer);
    }

    private Task DeleteAsync(HttpContext context)
    {
        using var session = Warehouse.BeginWrite(context.RequestAborted);
        session.DropTable(session.Table(Id(context)).Id);
        session.Commit();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Table Bare(Table table) => new(table.Id, table.Schema)
    {
        Created = table.Created,
        RowAccessPolicies = table.RowAccessPolicies,
        TimePartitioning = table.TimePartitioning,
        RangePartitioning = table.RangePartitioning,
    };

    private static JsonObject Write(HttpContext context, WarehouseSession session, Table table) => TableResource.Write(
        table, TableSize.Of(session, table), session.Catalog.Dataset(table.Id.Dataset).Location, context.Origin());
}
