namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class InsertEndpoints(EmulatorState state)
{
    public void Map(WebApplication app) =>
        app.MapPost("/projects/{p}/datasets/{d}/tables/{t}/insertAll", _ => throw BigQueryError.NotImplemented(state.ToString()!));
}
