using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Local.Vault;

/// <summary>
/// Everything the app signs in to, on loopback: Key Vault and Google's two token services over TLS,
/// the managed identity endpoint over plain HTTP. Unmodified Azure and Google clients are its users.
/// </summary>
internal sealed class VaultStandIn : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly LoopbackCertificates _certificates;
    private readonly IssuedTokens _tokens;
    private readonly ManagedIdentityEndpoint _identity;

    private VaultStandIn(VaultOptions options)
    {
        Options = options;
        Secrets = new SecretShelf(options.Clock);
        _tokens = new IssuedTokens(options);
        ServiceAccountKeys = new ServiceAccountKeys(options);
        _identity = new ManagedIdentityEndpoint(options, _tokens);
        _certificates = LoopbackCertificates.Create(options.Clock);
        AuthorityFile = Path.Combine(Path.GetTempPath(), $"engagement-authority-{Guid.NewGuid():n}.pem");
        _server = Build();
    }

    public VaultOptions Options { get; }

    /// <summary>The secrets served; may be changed at any time.</summary>
    public SecretShelf Secrets { get; }

    /// <summary>Keys of the service account, as Google's console makes them.</summary>
    public ServiceAccountKeys ServiceAccountKeys { get; }

    /// <summary>The authority's certificate, for SSL_CERT_FILE.</summary>
    public string AuthorityFile { get; }

    public Uri VaultUri { get; private set; } = null!;

    public Uri StsUri => new(VaultUri, TokenExchangeEndpoint.Path);

    public Uri IamCredentialsUri => VaultUri;

    public Uri KeyTokenUri => new(VaultUri, KeyTokenEndpoint.Path);

    public Uri IdentityEndpoint { get; private set; } = null!;

    public string IdentityHeader => _identity.Header;

    public static async Task<VaultStandIn> StartAsync(VaultOptions options, CancellationToken cancellationToken)
    {
        var standIn = new VaultStandIn(options);
        await standIn.StartAsync(cancellationToken);
        return standIn;
    }

    /// <summary>Whether BigQuery would accept this access token.</summary>
    public bool AcceptsForBigQuery(string? token) => _tokens.Accepts(token, ImpersonationEndpoint.BigQueryAudience);

    /// <summary>How many tokens for BigQuery were handed out.</summary>
    public int IssuedForBigQuery => _tokens.Count(ImpersonationEndpoint.BigQueryAudience);

    /// <summary>Every token for BigQuery is over at once, whatever its holder was told.</summary>
    public void ExpireForBigQuery() => _tokens.Expire(ImpersonationEndpoint.BigQueryAudience);

    /// <summary>A token that BigQuery accepts, for whoever looks beside the app.</summary>
    public string IssueForBigQuery() => _tokens.Issue(ImpersonationEndpoint.BigQueryAudience).Token;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificates.Dispose();
        File.Delete(AuthorityFile);
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificates.Server));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = builder.Build();
        new SecretEndpoints(Secrets, _tokens, Options).Map(server);
        new TokenExchangeEndpoint(Options, _tokens).Map(server);
        new ImpersonationEndpoint(Options, _tokens).Map(server);
        new KeyTokenEndpoint(ServiceAccountKeys, _tokens).Map(server);
        _identity.Map(server);
        return server;
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(AuthorityFile, _certificates.Authority.ExportCertificatePem(), cancellationToken);
        await _server.StartAsync(cancellationToken);
        var addresses = _server.Urls.Select(address => new Uri(address)).ToList();
        VaultUri = addresses.Single(address => address.Scheme == Uri.UriSchemeHttps);
        IdentityEndpoint = new Uri(addresses.Single(address => address.Scheme == Uri.UriSchemeHttp),
            ManagedIdentityEndpoint.Path);
    }
}
