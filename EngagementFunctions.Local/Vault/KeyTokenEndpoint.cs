using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFunctions.Local.Vault;

/// <summary>Google's token endpoint for keys: a statement signed by a service account's key, for an access token.</summary>
internal sealed class KeyTokenEndpoint(ServiceAccountKeys keys, IssuedTokens tokens)
{
    public const string Path = "/token";

    private const string Bearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    // Google's client names Google's own endpoint, whatever address the key tells it to ask.
    private const string Audience = "https://oauth2.googleapis.com/token";
    private const string Scope = "https://www.googleapis.com/auth/bigquery";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, ExchangeAsync);

    private async Task<IResult> ExchangeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["grant_type"] != Bearer) return Refusal("unsupported_grant_type", "Only signed statements are taken.");
        var parts = form["assertion"].ToString().Split('.');
        if (parts.Length != 3 || !IsSigned(parts)) return Refusal("invalid_grant", "Invalid JWT Signature.");
        if (!IsSound(Part(parts[1])))
            return Refusal("invalid_grant", "Invalid JWT: issuer, audience, scope or time is wrong.");
        return Results.Json(new
        {
            access_token = tokens.Issue(ImpersonationEndpoint.BigQueryAudience).Token,
            expires_in = (int)keys.TokenLifetime.TotalSeconds,
            token_type = "Bearer",
        });
    }

    private bool IsSigned(string[] parts) => Part(parts[0]) is var header
        && Text(header, "alg") == "RS256"
        && keys.Verifies(
            Text(header, "kid"), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));

    private bool IsSound(JsonElement claims) =>
        Text(claims, "iss") == keys.ServiceAccount
        && Text(claims, "aud") == Audience
        && Text(claims, "scope").Split(' ').Contains(Scope)
        && claims.TryGetProperty("exp", out var expiry)
        && DateTimeOffset.FromUnixTimeSeconds(expiry.GetInt64()) > keys.Now;

    private static JsonElement Part(string text) =>
        JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(text));

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IResult Refusal(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: 400);
}
