using Azure.Core;
using Azure.Identity;
using EngagementFunctions.Local.Vault;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace EngagementFunctions.Tests.Local.Vault;

[Collection(IdentityEnvironmentAlone.Name)]
public sealed class FederationTests : IAsyncLifetime
{
    private readonly VaultOptions _options = new();
    private VaultStandIn _vault = null!;
    private IdentityEnvironment _environment = null!;

    [Fact]
    public async Task The_apps_identity_becomes_the_service_account_for_BigQuery()
    {
        var token = await TokenAsync(
            _options.WorkloadIdentityAudience, _options.ServiceAccount, _options.TokenResource);

        Assert.True(_vault.AcceptsForBigQuery(token));
        Assert.False(_vault.AcceptsForBigQuery(token + "x"));
    }

    [Theory]
    [InlineData("//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/other/providers/x", null, null)]
    [InlineData(null, "someone-else@engagement-demo.iam.gserviceaccount.com", null)]
    [InlineData(null, null, "api://another-application")]
    public async Task Nobody_else_does(string? audience, string? account, string? resource) =>
        await Assert.ThrowsAnyAsync<Exception>(() => TokenAsync(audience ?? _options.WorkloadIdentityAudience,
            account ?? _options.ServiceAccount, resource ?? _options.TokenResource));

    [Fact]
    public async Task A_refused_exchange_says_what_google_says()
    {
        var failure = await Assert.ThrowsAsync<TokenResponseException>(
            () => TokenAsync("//iam.googleapis.com/other", _options.ServiceAccount, _options.TokenResource));

        Assert.Equal("invalid_target", failure.Error.Error);
    }

    public async ValueTask InitializeAsync()
    {
        _vault = await VaultStandIn.StartAsync(_options, TestContext.Current.CancellationToken);
        _environment = new IdentityEnvironment(_vault);
    }

    public async ValueTask DisposeAsync()
    {
        _environment.Dispose();
        await _vault.DisposeAsync();
    }

    private Task<string> TokenAsync(string audience, string account, string resource)
    {
        var initializer = new ProgrammaticExternalAccountCredential.Initializer(_vault.StsUri.ToString(), audience,
            "urn:ietf:params:oauth:token-type:jwt", new SubjectTokens(resource))
        {
            ServiceAccountImpersonationUrl =
                $"{_vault.IamCredentialsUri}v1/projects/-/serviceAccounts/{account}:generateAccessToken",
            HttpClientFactory = new TrustedAuthority(_vault),
            Scopes = ["https://www.googleapis.com/auth/bigquery"],
        };
        var credential = GoogleCredential.FromProgrammaticExternalAccountCredential(new(initializer));
        return credential.UnderlyingCredential.GetAccessTokenForRequestAsync(
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed class SubjectTokens(string resource) : ProgrammaticExternalAccountCredential.ISubjectTokenProvider
    {
        public async Task<string> GetSubjectTokenAsync(
            ProgrammaticExternalAccountCredential caller, CancellationToken taskCancellationToken)
        {
            var scope = new TokenRequestContext([$"{resource}/.default"]);
            return (await new DefaultAzureCredential().GetTokenAsync(scope, taskCancellationToken)).Token;
        }
    }
}
