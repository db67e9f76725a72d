using Google.Api.Gax.Rest;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Bigquery.v2;
using Google.Apis.Http;
using Google.Apis.Json;
using Google.Apis.Services;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Google.Cloud.BigQuery.V2;

/// <summary>Builds a client.</summary>
public sealed class BigQueryClientBuilder : ClientBuilderBase<BigQueryClient>
{
    private static readonly string[] Scopes =
        ["https://www.googleapis.com/auth/bigquery", "https://www.googleapis.com/auth/cloud-platform"];

    public string ProjectId { get; set; }

    internal string DefaultLocation { get; set; }

    public override BigQueryClient Build() => Build(GivenCredential() ?? Scoped(DefaultCredential()));

    internal override async Task<BigQueryClient> BuildAsync(CancellationToken cancellationToken = default) =>
        Build(GivenCredential() ?? Scoped(await DefaultCredentialAsync(cancellationToken)));

    private BigQueryClientImpl Build(IConfigurableHttpClientInitializer credential)
    {
        if (ProjectId is null)
            throw new InvalidOperationException($"{nameof(ProjectId)} must be set.");
        var initializer = new BaseClientService.Initializer
        {
            ApiKey = ApiKey,
            ApplicationName = ApplicationName ?? "standin-bigquery-client",
            BaseUri = BaseUri,
            HttpClientFactory = HttpClientFactory,
            HttpClientInitializer = credential,
            Serializer = new NewtonsoftJsonSerializer(SerializerSettings()),
        };
        return new BigQueryClientImpl(new BigqueryService(initializer), ProjectId, DefaultLocation);
    }

    private IConfigurableHttpClientInitializer GivenCredential() => (Credential, GoogleCredential) switch
    {
        (not null, not null) => throw new InvalidOperationException("Give one credential, not two."),
        ({ } asIs, null) => asIs,
        (null, { } scoped) => Scoped(scoped),
        _ => null,
    };

    private GoogleCredential DefaultCredential() =>
        ApiKey is null ? GoogleCredential.GetApplicationDefault() : null;

    private async Task<GoogleCredential> DefaultCredentialAsync(CancellationToken cancellation) =>
        ApiKey is null ? await GoogleCredential.GetApplicationDefaultAsync(cancellation) : null;

    private static GoogleCredential Scoped(GoogleCredential credential) => credential?.CreateScoped(Scopes);

    /// <summary>Google's own settings; a date stays the text that it is.</summary>
    private static JsonSerializerSettings SerializerSettings()
    {
        var settings = NewtonsoftJsonSerializer.CreateDefaultSettings();
        settings.DateParseHandling = DateParseHandling.None;
        settings.ContractResolver = new ResourceContractResolver
        {
            NamingStrategy = new CamelCaseNamingStrategy(),
        };
        return settings;
    }
}
