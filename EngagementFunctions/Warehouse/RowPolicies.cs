using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Warehouse;

/// <summary>What asking for a table's row access policies gave.</summary>
internal enum RowPolicyListing
{
    None,
    Some,

    /// <summary>The service account may not list them.</summary>
    Unknown,
}

/// <summary>Row access policies of a table. The client has no call for them.</summary>
internal sealed class RowPolicies(WarehouseRest rest)
{
    /// <returns>True where there are policies, and where they cannot be listed: to be on the safe side.</returns>
    public async Task<bool> MayExistAsync(TableReference table, CancellationToken cancellationToken) =>
        await ListAsync(table, cancellationToken) != RowPolicyListing.None;

    public async Task<RowPolicyListing> ListAsync(TableReference table, CancellationToken cancellationToken)
    {
        var path = $"projects/{table.ProjectId}/datasets/{table.DatasetId}/tables/{table.TableId}/rowAccessPolicies?pageSize=1";
        var answer = await rest.AskAsync(
            $"list the row access policies of {WarehouseNames.Full(table)}", path, null, cancellationToken);
        return !answer.IsGood ? RowPolicyListing.Unknown
            : answer.Body.TryGetProperty("rowAccessPolicies", out var policies) && policies.GetArrayLength() > 0 ? RowPolicyListing.Some
            : RowPolicyListing.None;
    }
}
