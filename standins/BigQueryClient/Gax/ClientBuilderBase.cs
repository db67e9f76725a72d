using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Google.Api.Gax.Rest;

/// <summary>What every client builder can be given.</summary>
public abstract class ClientBuilderBase<TClient>
{
    private protected ClientBuilderBase()
    {
    }

    public string ApplicationName { get; set; }

    /// <summary>Where the API is, with its path and a slash at the end; without it, Google's own.</summary>
    public string BaseUri { get; set; }

    /// <summary>Used as it is, never scoped.</summary>
    internal ICredential Credential { get; set; }

    /// <summary>Scoped for the API before it is used.</summary>
    public GoogleCredential GoogleCredential { get; set; }

    /// <summary>Sent as <c>key</c>; with it, no credential is looked for.</summary>
    internal string ApiKey { get; set; }

    internal IHttpClientFactory HttpClientFactory { get; set; }

    public abstract TClient Build();

    internal abstract Task<TClient> BuildAsync(CancellationToken cancellationToken = default);
}
