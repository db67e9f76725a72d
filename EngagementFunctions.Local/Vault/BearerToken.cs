using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Local.Vault;

/// <summary>The token in a request's Authorization header.</summary>
internal static class BearerToken
{
    public static string? Of(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
}
