using EngagementFunctions.Configuration;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>The BigQuery client, made at the first run and kept: building it signs in to nothing yet.</summary>
internal sealed class WarehouseConnection(GoogleSignIn signIn, IOptions<BigQueryOptions> options) : IDisposable
{
    private readonly Lazy<BigQueryClient> _client = new(() => new BigQueryClientBuilder
    {
        ProjectId = options.Value.ProjectId,
        BaseUri = options.Value.BaseUri?.ToString(),
        ApplicationName = "engagement-functions",
        GoogleCredential = signIn.CreateCredential(),
    }.Build());

    public BigQueryClient Client => _client.Value;

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
