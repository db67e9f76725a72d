using Azure.Core;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>
/// Sign-in to Google without a key: the managed identity's token is exchanged for one of the workload identity pool,
/// and that for one of the service account.
/// </summary>
internal sealed class GoogleFederation(TokenCredential azure, IOptions<GoogleOptions> options)
{
    private const string JsonWebToken = "urn:ietf:params:oauth:token-type:jwt";

    public GoogleCredential CreateCredential() => Create(new Uri(
        options.Value.IamCredentialsUri,
        $"v1/projects/-/serviceAccounts/{options.Value.ServiceAccount}:generateAccessToken").ToString());

    /// <summary>The first of the two exchanges alone, to tell which of them fails.</summary>
    public Task TryExchangeAsync(CancellationToken cancellationToken) =>
        TokenAsync(Create(null), cancellationToken);

    /// <summary>Both exchanges.</summary>
    public Task TryImpersonationAsync(CancellationToken cancellationToken) =>
        TokenAsync(CreateCredential(), cancellationToken);

    private static Task<string> TokenAsync(GoogleCredential credential, CancellationToken cancellationToken) =>
        credential.CreateScoped(GoogleSignIn.BigQueryScope).UnderlyingCredential
            .GetAccessTokenForRequestAsync(cancellationToken: cancellationToken);

    private GoogleCredential Create(string? impersonation)
    {
        var google = options.Value;
        var federation = new ProgrammaticExternalAccountCredential.Initializer(
            google.StsUri.ToString(),
            google.WorkloadIdentityAudience,
            JsonWebToken,
            new ManagedIdentityToken(azure, google.TokenScope))
        {
            ServiceAccountImpersonationUrl = impersonation,
        };
        return GoogleCredential.FromProgrammaticExternalAccountCredential(new ProgrammaticExternalAccountCredential(federation));
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
