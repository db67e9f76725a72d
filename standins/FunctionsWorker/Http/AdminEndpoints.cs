using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Timers;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The host's own addresses: is it there, and fire this timer now.</summary>
internal sealed class AdminEndpoints(FunctionCatalog catalog, FunctionKey key, TimerFiring firing)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/host/status", () => Results.Json(new { state = "Running" }));
        routes.MapPost("/admin/functions/{name}", Fire);
    }

    /// <summary>Answers before the function has run; how it went is in the log.</summary>
    private IResult Fire(string name, HttpRequest request)
    {
        if (!key.IsCarriedBy(request))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (catalog.Find(name) is not { } function)
            return Results.NotFound();
        if (function.Timer is null)
            return Results.Text("Only timer functions are fired here; call this one at its route.", statusCode: 400);
        _ = firing.FireByHandAsync(function);
        return Results.Accepted();
    }
}
