using EngagementFunctions.Configuration;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>Who gets the grants that commands name.</summary>
internal sealed class Grantee(IOptions<GoogleOptions> google, IOptions<BigQueryOptions> bigQuery)
{
    // With a key or a person's own credentials the settings do not tell the account.
    private string Member => google.Value.ServiceAccount is { Length: > 0 } account
        ? $"serviceAccount:{account}"
        : "serviceAccount:SERVICE_ACCOUNT";

    public string OnProject(string role) => Mends.GrantOnProject(role, bigQuery.Value.ProjectId, Member);

    public string ToListPolicies =>
        $"gcloud iam roles create {Roles.ListPolicies} --project={bigQuery.Value.ProjectId} --permissions=bigquery.rowAccessPolicies.list; "
        + $"{OnProject($"projects/{bigQuery.Value.ProjectId}/roles/{Roles.ListPolicies}")}; infra/google/setup.sh does both";

    public string OnTarget(string role) => OnDataset(role, bigQuery.Value.DatasetId);

    public string OnWork(string role) => OnDataset(role, bigQuery.Value.EffectiveWorkDatasetId);

    private string OnDataset(string role, string dataset) => Mends.GrantOnDataset(role, bigQuery.Value.ProjectId, dataset, Member);
}
