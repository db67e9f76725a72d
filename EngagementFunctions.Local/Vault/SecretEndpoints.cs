using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFunctions.Local.Vault;

/// <summary>Secrets as Key Vault serves them: first a challenge, then the secret for a token meant for vaults.</summary>
internal sealed class SecretEndpoints(SecretShelf shelf, IssuedTokens tokens, VaultOptions options)
{
    public const string Resource = "https://vault.azure.net";

    private const string Challenge =
        "Bearer authorization=\"https://login.microsoftonline.com/99999999-8888-7777-6666-555555555555\", "
        + $"resource=\"{Resource}\"";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/secrets/{name}/{version?}", Read);

    private IResult Read(HttpContext context, string name, string? version)
    {
        if (!tokens.Accepts(BearerToken.Of(context.Request), Resource))
        {
            context.Response.Headers.WWWAuthenticate = Challenge;
            return Refusal(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
        }

        if (options.ForbidsSecrets)
            return Refusal(403, "Forbidden", "Caller is not authorized to perform action on resource.");
        return shelf.Find(name, version) is { } secret
            ? Results.Json(Body(context.Request, name, secret))
            : Refusal(404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");
    }

    private static object Body(HttpRequest request, string name, SecretVersion secret)
    {
        var created = secret.Created.ToUnixTimeSeconds();
        return new
        {
            value = secret.Value,
            id = $"https://{request.Host}/secrets/{name}/{secret.Version}",
            attributes = new { enabled = true, created, updated = created, recoveryLevel = "Recoverable" },
            tags = new { },
        };
    }

    private static IResult Refusal(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
