using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFunctions.Local.Vault;

/// <summary>Google's security token service: a token of the Azure directory for a federated one.</summary>
internal sealed class TokenExchangeEndpoint(VaultOptions options, IssuedTokens tokens)
{
    public const string Path = "/v1/token";

    /// <summary>What a federated token is good for here: acting as a service account.</summary>
    public const string FederatedAudience = "google:federated";

    private const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
    private const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";
    private const string JwtType = "urn:ietf:params:oauth:token-type:jwt";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, ExchangeAsync);

    private async Task<IResult> ExchangeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["grant_type"] != TokenExchange)
            return Refusal("unsupported_grant_type", "Only the token exchange grant is served.");
        if (form["audience"] != options.WorkloadIdentityAudience)
            return Refusal("invalid_target", "The target service indicated by the \"audience\" parameters is invalid.");
        if (form["subject_token_type"] != JwtType || form["requested_token_type"] != AccessTokenType)
            return Refusal("invalid_request", $"A {JwtType} is exchanged for a {AccessTokenType}.");
        if (!tokens.Accepts(form["subject_token"], options.TokenResource))
            return Refusal("invalid_grant", "The subject token is unknown, expired or for another audience.");

        return Results.Json(new
        {
            access_token = tokens.Issue(FederatedAudience).Token,
            issued_token_type = AccessTokenType,
            token_type = "Bearer",
            expires_in = (int)options.TokenLifetime.TotalSeconds,
        });
    }

    private static IResult Refusal(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: 400);
}
