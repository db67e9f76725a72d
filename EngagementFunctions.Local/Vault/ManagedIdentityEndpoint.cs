using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFunctions.Local.Vault;

/// <summary>The token endpoint that App Service gives its apps, on plain HTTP as there.</summary>
internal sealed class ManagedIdentityEndpoint(VaultOptions options, IssuedTokens tokens)
{
    public const string Path = "/msi/token";

    /// <summary>What a caller must send, so that only the app itself gets tokens.</summary>
    public string Header { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, IssueAsync);

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        string? resource = request.Query["resource"], clientId = request.Query["client_id"];
        if (request.Headers["X-IDENTITY-HEADER"] != Header) return Refusal(401, "The identity header is wrong.");
        if (clientId != options.ClientId) return Refusal(400, "No managed identity has this client id.");
        if (string.IsNullOrEmpty(resource)) return Refusal(400, "No resource was asked for.");

        var (token, expiry) = tokens.Issue(resource);
        if (options.BeforeIdentityToken is { } before) await before(resource, token, expiry);
        return Results.Json(new
        {
            access_token = token,
            expires_on = expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource,
            token_type = "Bearer",
            client_id = clientId,
        });
    }

    private static IResult Refusal(int status, string message) =>
        Results.Json(new { statusCode = status, message }, statusCode: status);
}
