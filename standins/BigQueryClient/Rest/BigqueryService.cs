using Google.Apis.Services;

namespace Google.Apis.Bigquery.v2;

/// <summary>The REST service below the client.</summary>
public class BigqueryService : BaseClientService
{
    internal BigqueryService(Initializer initializer)
        : base(initializer)
    {
    }

    public override string Name => "bigquery";

    public override string BaseUri => BaseUriOverride ?? "https://bigquery.googleapis.com/bigquery/v2/";

    public override string BasePath => "bigquery/v2/";

    public override IList<string> Features => [];
}
