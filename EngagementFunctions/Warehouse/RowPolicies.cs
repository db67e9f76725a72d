using System.Net;
using System.Text.Json;
using EngagementFunctions.Errors;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Warehouse;

/// <summary>Row access policies of a table. The client has no call for them: they are asked for over its own HTTP client.</summary>
internal sealed class RowPolicies(WarehouseConnection connection, WarehouseCalls calls)
{
    /// <returns>True where there are policies, and where they cannot be listed: to be on the safe side.</returns>
    public Task<bool> MayExistAsync(TableReference table, CancellationToken cancellationToken) =>
        calls.CallAsync($"list the row access policies of {WarehouseNames.Full(table)}", token => AskAsync(table, token), cancellationToken);

    private async Task<bool> AskAsync(TableReference table, CancellationToken cancellationToken)
    {
        var service = connection.Client.Service;
        var path = $"projects/{table.ProjectId}/datasets/{table.DatasetId}/tables/{table.TableId}/rowAccessPolicies?pageSize=1";
        using var answer = await service.HttpClient.GetAsync(new Uri(new Uri(service.BaseUri), path), cancellationToken);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new ExtractionException(
                ErrorKind.Transient, ErrorCodes.WarehouseUnavailable, $"BigQuery could not list row access policies just now (status {(int)answer.StatusCode}).");
        }

        return !answer.IsSuccessStatusCode || await HasAnyAsync(answer, cancellationToken);
    }

    private static async Task<bool> HasAnyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var list = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return list.RootElement.TryGetProperty("rowAccessPolicies", out var policies) && policies.GetArrayLength() > 0;
    }
}
