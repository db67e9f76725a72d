using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFunctions.Local.Vault;

/// <summary>Google's IAM credentials service: a federated token for an access token of the service account.</summary>
internal sealed class ImpersonationEndpoint(VaultOptions options, IssuedTokens tokens)
{
    /// <summary>What a service account's access token is good for here: BigQuery.</summary>
    public const string BigQueryAudience = "google:bigquery";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/projects/-/serviceAccounts/{account}:generateAccessToken", Generate);

    private IResult Generate(HttpRequest request, string account)
    {
        if (!tokens.Accepts(BearerToken.Of(request), TokenExchangeEndpoint.FederatedAudience))
            return Refusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        if (account != options.ServiceAccount)
            return Refusal(403, "PERMISSION_DENIED", "Permission 'iam.serviceAccounts.getAccessToken' denied.");

        var (token, expiry) = tokens.Issue(BigQueryAudience);
        return Results.Json(new { accessToken = token, expireTime = expiry.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") });
    }

    private static IResult Refusal(int code, string status, string message) =>
        Results.Json(new { error = new { code, message, status } }, statusCode: code);
}
