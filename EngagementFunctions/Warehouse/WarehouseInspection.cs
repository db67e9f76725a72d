using System.Net;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Warehouse;

/// <summary>A dataset as far as a run depends on it.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="TableLifetime">After which a new table vanishes, unless it says otherwise itself.</param>
/// <param name="PartitionLifetime">After which a partition of a new table vanishes.</param>
internal sealed record DatasetFacts(string Location, TimeSpan? TableLifetime, TimeSpan? PartitionLifetime);

/// <summary>Looks at what a run will need in BigQuery, and changes nothing.</summary>
internal sealed class WarehouseInspection(
    WarehouseConnection connection,
    WarehouseCalls calls,
    WarehouseNames names,
    WarehouseRest rest,
    TargetInspection target,
    RowPolicies policies)
{
    /// <exception cref="Errors.ExtractionException">It is not there, or may not be looked at.</exception>
    public Task<DatasetFacts> TargetDatasetAsync(CancellationToken cancellationToken) => DatasetAsync(names.Dataset, cancellationToken);

    /// <exception cref="Errors.ExtractionException">It is not there, or may not be looked at.</exception>
    public Task<DatasetFacts> WorkDatasetAsync(CancellationToken cancellationToken) => DatasetAsync(names.WorkDataset, cancellationToken);

    /// <exception cref="Errors.ExtractionException">It may not be looked at, or is no table.</exception>
    public Task<TargetTable> TargetAsync(CancellationToken cancellationToken) => target.InspectAsync(cancellationToken);

    /// <summary>Lists the work dataset's tables, as a run does to find what others left behind.</summary>
    /// <returns>How many there are.</returns>
    public Task<int> CountWorkTablesAsync(CancellationToken cancellationToken) => calls.CallAsync(
        $"list the tables of {names.WorkDataset.ProjectId}.{names.WorkDataset.DatasetId}", CountAsync, cancellationToken);

    public Task<RowPolicyListing> RowPoliciesAsync(CancellationToken cancellationToken) => policies.ListAsync(names.Target, cancellationToken);

    /// <returns>Those of the permissions that the service account lacks on the target.</returns>
    public async Task<IReadOnlyList<string>> LackingOnTargetAsync(
        IReadOnlyList<string> permissions, CancellationToken cancellationToken)
    {
        var (project, dataset, table) = (names.Target.ProjectId, names.Target.DatasetId, names.Target.TableId);
        var path = $"projects/{project}/datasets/{dataset}/tables/{table}:testIamPermissions";
        var answer = await rest.AskAsync("ask for the permissions on the target", path, new { permissions }, cancellationToken);
        var granted = answer.IsGood && answer.Body.TryGetProperty("permissions", out var list)
            ? list.EnumerateArray().Select(permission => permission.GetString()).ToList()
            : [];
        return [.. permissions.Except(granted.OfType<string>())];
    }

    /// <returns>Why the procedure cannot be called; null where it is there.</returns>
    public async Task<string?> ProcedureProblemAsync(string name, CancellationToken cancellationToken)
    {
        var parts = names.RoutineParts(name);
        var path = $"projects/{parts.Project}/datasets/{parts.Dataset}/routines/{parts.Routine}";
        var answer = await rest.AskAsync($"look at the procedure {name}", path, null, cancellationToken);
        return answer switch
        {
            { Status: HttpStatusCode.NotFound } => $"{name} does not exist",
            { IsGood: false } => $"{name} may not be looked at (status {(int)answer.Status})",
            _ when answer.Body.GetProperty("routineType").GetString() is not "PROCEDURE" => $"{name} is no procedure",
            _ when answer.Body.TryGetProperty("arguments", out var arguments) && arguments.GetArrayLength() > 0 =>
                $"{name} takes {arguments.GetArrayLength()} arguments, and is called without any",
            _ => null,
        };
    }

    private async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in connection.Client.ListTablesAsync(names.WorkDataset).WithCancellation(cancellationToken))
        {
            count++;
        }

        return count;
    }

    private async Task<DatasetFacts> DatasetAsync(DatasetReference reference, CancellationToken cancellationToken)
    {
        var dataset = await calls.CallAsync(
            $"look at the dataset {reference.ProjectId}.{reference.DatasetId}",
            token => connection.Client.GetDatasetAsync(reference, cancellationToken: token),
            cancellationToken);
        var found = dataset.Resource;
        return new DatasetFacts(found.Location, Lifetime(found.DefaultTableExpirationMs), Lifetime(found.DefaultPartitionExpirationMs));
    }

    private static TimeSpan? Lifetime(long? milliseconds) => milliseconds is > 0 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
}
