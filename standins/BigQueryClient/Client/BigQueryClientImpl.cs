using Google.Apis.Bigquery.v2;

namespace Google.Cloud.BigQuery.V2;

/// <summary>The client's calls over REST.</summary>
internal sealed partial class BigQueryClientImpl : BigQueryClient
{
    internal BigQueryClientImpl(BigqueryService service, string projectId, string defaultLocation) =>
        (Service, ProjectId, DefaultLocation) = (service, projectId, defaultLocation);

    public override BigqueryService Service { get; }

    public override string ProjectId { get; }

    internal override string DefaultLocation { get; }

    /// <summary>Tells the time of timeouts and delays.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    public override void Dispose()
    {
        Service.Dispose();
        base.Dispose();
    }

    private BigqueryRequest<TResponse> Get<TResponse>(string path) =>
        new BigqueryRequest<TResponse>(Service, "GET", path).Retried();
}
