using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EngagementFunctions.Local.Vault;
using Google.Apis.Http;

namespace EngagementFunctions.Tests.Local.Vault;

/// <summary>
/// Connections that trust the stand-in's authority and nothing else: what SSL_CERT_FILE does for a process,
/// which reads it once, at its start.
/// </summary>
internal sealed class TrustedAuthority(VaultStandIn vault) : HttpClientFactory
{
    public SocketsHttpHandler Handler()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(vault.AuthorityFile);
        var options = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return new SocketsHttpHandler { SslOptions = options };
    }

    protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => Handler();
}
