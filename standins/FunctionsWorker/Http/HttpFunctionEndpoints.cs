using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Serves the HTTP functions at their routes.</summary>
internal sealed class HttpFunctionEndpoints(FunctionInvoker invoker, FunctionKey key, HostFile file)
{
    internal void Map(IEndpointRouteBuilder routes, IEnumerable<FunctionMethod> functions)
    {
        foreach (var function in functions.Where(function => function.Http is not null))
        {
            var endpoint = routes.Map(Route(function), context => ServeAsync(context, function));
            if (function.Http!.Methods is { Length: > 0 } methods)
                endpoint.WithMetadata(new HttpMethodMetadata(methods));
        }
    }

    /// <summary>The function's route below the prefix of host.json.</summary>
    internal string Route(FunctionMethod function) =>
        $"{file.RoutePrefix}/{function.Http!.Route ?? function.Name}".Trim('/');

    private async Task ServeAsync(HttpContext context, FunctionMethod function)
    {
        if (function.Http!.AuthLevel != AuthorizationLevel.Anonymous && !key.IsCarriedBy(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // A function may go on after its answer is complete: another request on its connection would wait for it.
        context.Response.Headers.Connection = "close";
        var call = new FunctionCall(function, context.Request, "This function was called via HTTP.");
        try
        {
            var result = await invoker.InvokeAsync(call, context.RequestServices, context.RequestAborted);
            await HttpAnswer.WriteAsync(context, result);
        }
        catch (Exception)
        {
            // The invoker has logged it.
            Fail(context);
        }
    }

    /// <summary>The platform's answer to a failed invocation has no body.</summary>
    private static void Fail(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (context.Response.ContentLength is null)
        {
            // Without a length, only a broken connection tells the caller that something is missing.
            context.Abort();
        }
    }
}
