using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using EngagementFunctions.Local.Vault;

namespace EngagementFunctions.Tests.Local.Vault;

[Collection(IdentityEnvironmentAlone.Name)]
public sealed class VaultStandInTests : IAsyncLifetime
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private VaultStandIn _vault = null!;
    private IdentityEnvironment _environment = null!;

    [Fact]
    public async Task An_unmodified_client_with_the_apps_identity_reads_a_secret_and_its_versions()
    {
        _vault.Secrets.Set("engagement-postgres", "first");
        var client = Client(new DefaultAzureCredential());
        var first = (await client.GetSecretAsync("engagement-postgres", cancellationToken: Now)).Value;
        _vault.Secrets.Set("engagement-postgres", "second");
        var second = (await client.GetSecretAsync("engagement-postgres", cancellationToken: Now)).Value;
        var old = (await client.GetSecretAsync("engagement-postgres", first.Properties.Version, Now)).Value;

        Assert.Equal(["first", "second", "first"], [first.Value, second.Value, old.Value]);
        Assert.NotEqual(first.Properties.Version, second.Properties.Version);
    }

    [Fact]
    public async Task A_missing_secret_is_not_found_by_the_code_that_the_real_vault_uses()
    {
        var client = Client(new DefaultAzureCredential());

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => client.GetSecretAsync("no-such-secret", cancellationToken: Now));

        Assert.Equal(404, failure.Status);
        Assert.Equal("SecretNotFound", failure.ErrorCode);
    }

    [Fact]
    public async Task A_token_that_was_never_issued_opens_nothing()
    {
        _vault.Secrets.Set("engagement-postgres", "value");
        using var http = new HttpClient(new TrustedAuthority(_vault).Handler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", "made-up");

        var answer = await http.GetAsync(new Uri(_vault.VaultUri, "secrets/engagement-postgres?api-version=7.6"), Now);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Contains("resource=\"https://vault.azure.net\"", answer.Headers.WwwAuthenticate.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_client_id_gets_no_token()
    {
        Environment.SetEnvironmentVariable("AZURE_CLIENT_ID", "00000000-0000-0000-0000-000000000000");
        var credential = new ManagedIdentityCredential(
            ManagedIdentityId.FromUserAssignedClientId("00000000-0000-0000-0000-000000000000"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(
            async () => await credential.GetTokenAsync(new(["https://vault.azure.net/.default"]), Now));
    }

    public async ValueTask InitializeAsync()
    {
        _vault = await VaultStandIn.StartAsync(new VaultOptions(), Now);
        _environment = new IdentityEnvironment(_vault);
    }

    public async ValueTask DisposeAsync()
    {
        _environment.Dispose();
        await _vault.DisposeAsync();
    }

    private SecretClient Client(DefaultAzureCredential credential) => new(_vault.VaultUri, credential,
        new SecretClientOptions
        {
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(new TrustedAuthority(_vault).Handler()),
        });
}
