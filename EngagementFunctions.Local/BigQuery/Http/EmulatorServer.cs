using EngagementFunctions.Local.BigQuery.Discovery;
using EngagementFunctions.Local.BigQuery.Endpoints;
using EngagementFunctions.Local.BigQuery.Permissions;

namespace EngagementFunctions.Local.BigQuery.Http;

internal static class EmulatorServer
{
    public static WebApplication Build(EmulatorState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls($"http://127.0.0.1:{state.Options.Port}");
        builder.Services.AddRoutingCore().AddRequestDecompression();
        var app = builder.Build();
        app.Use((context, next) => Observe(state, context, next));
        app.Use(ErrorAnswers.CatchAsync);
        app.Use((context, next) => BearerCheck.RequireAsync(state.Options.AcceptToken, context, next));
        app.UseRequestDecompression();
        app.Use(RequestPaths.NormalizeAsync);
        app.UseRouting();
        app.Use((context, next) => RequestPermissions.RequireAsync(state.Grants, context, next));
        Map(app, state);
        return app;
    }

    private static async Task Observe(EmulatorState state, HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        state.Requests.Enqueue(new RecordedRequest(
            request.Method, request.Path, request.QueryString.Value ?? "", state.Options.Clock.GetUtcNow()));
        if (state.Options.Intercept is { } intercept && await intercept(context)) return;
        await next(context);
    }

    private static void Map(WebApplication app, EmulatorState state)
    {
        new ProjectEndpoints(state).Map(app);
        new DatasetEndpoints(state).Map(app);
        new TableEndpoints(state).Map(app);
        new PolicyEndpoints(state).Map(app);
        new PermissionEndpoints(state).Map(app);
        new RowEndpoints(state).Map(app);
        new InsertEndpoints(state).Map(app);
        new RoutineEndpoints(state).Map(app);
        new JobEndpoints(state).Map(app);
        new QueryEndpoints(state).Map(app);
        new UploadEndpoints(state).Map(app);
        DiscoveryEndpoint.Map(app);
        app.MapFallback(context => throw BigQueryError.NotFound(
            $"Not found: {context.Request.Method} {context.Request.Path}"));
    }
}
