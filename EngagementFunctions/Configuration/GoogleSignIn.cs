using Azure.Core;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>
/// Sign-in to Google without a key: the managed identity's token is exchanged for one of the workload identity pool,
/// and that for one of the service account.
/// </summary>
internal sealed class GoogleSignIn(TokenCredential azure, IOptions<GoogleOptions> options)
{
    private const string JsonWebToken = "urn:ietf:params:oauth:token-type:jwt";
    private const string BigQueryScope = "https://www.googleapis.com/auth/bigquery";

    public GoogleCredential CreateCredential()
    {
        var google = options.Value;
        var federation = new ProgrammaticExternalAccountCredential.Initializer(
            google.StsUri.ToString(),
            google.WorkloadIdentityAudience,
            JsonWebToken,
            new ManagedIdentityToken(azure, google.TokenScope))
        {
            ServiceAccountImpersonationUrl = new Uri(
                google.IamCredentialsUri,
                $"v1/projects/-/serviceAccounts/{google.ServiceAccount}:generateAccessToken").ToString(),
        };
        return GoogleCredential
            .FromProgrammaticExternalAccountCredential(new ProgrammaticExternalAccountCredential(federation))
            .CreateScoped(BigQueryScope);
    }

    /// <summary>Asked anew for every exchange: the platform rotates the header that the identity endpoint wants.</summary>
    private sealed class ManagedIdentityToken(TokenCredential azure, string scope)
        : ProgrammaticExternalAccountCredential.ISubjectTokenProvider
    {
        public async Task<string> GetSubjectTokenAsync(
            ProgrammaticExternalAccountCredential caller, CancellationToken taskCancellationToken)
        {
            var token = await azure.GetTokenAsync(new TokenRequestContext([scope]), taskCancellationToken);
            return token.Token;
        }
    }
}
