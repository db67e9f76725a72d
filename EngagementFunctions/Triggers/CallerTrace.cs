using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>The caller's trace, as the headers <c>traceparent</c> and <c>tracestate</c> of W3C Trace Context tell it.</summary>
internal static class CallerTrace
{
    /// <returns>The context that the run's span belongs under; default for a caller without one.</returns>
    public static ActivityContext Of(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var caller) ? caller : default;
}
