using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Turns what a function returned into the answer, the way ASP.NET Core does.</summary>
internal static class HttpAnswer
{
    internal static Task WriteAsync(HttpContext context, object? result)
    {
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        return result is IActionResult answer ? answer.ExecuteResultAsync(action) : Task.CompletedTask;
    }
}
