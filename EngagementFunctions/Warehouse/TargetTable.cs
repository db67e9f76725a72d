using System.Net;
using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>The target as the run found it.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Location">Location of its dataset: every job of the run has to run there.</param>
/// <param name="Existing">What BigQuery knows of it; null where the first publication will create it.</param>
/// <param name="MayHaveRowPolicies">Whether row access policies guard it, or nobody could tell: a copy would drop them.</param>
internal sealed record TargetTable(TableReference Reference, string Location, Table? Existing, bool MayHaveRowPolicies);

/// <summary>Looks at the target before anything is extracted.</summary>
internal sealed class TargetInspection(
    WarehouseConnection connection,
    WarehouseCalls calls,
    WarehouseNames names,
    RowPolicies policies,
    IOptions<BigQueryOptions> options)
{
    /// <exception cref="ExtractionException">The dataset is missing, elsewhere than set, or the target is no table.</exception>
    public async Task<TargetTable> InspectAsync(CancellationToken cancellationToken)
    {
        var found = await calls.CallAsync(
            $"look at the target {WarehouseNames.Full(names.Target)}", FindAsync, cancellationToken);
        var existing = Checked(found?.Resource);
        var location = Checked(existing?.Location ?? await LocationAsync(cancellationToken));
        var guarded = existing is not null && await policies.MayExistAsync(names.Target, cancellationToken);
        return new TargetTable(names.Target, location, existing, guarded);
    }

    private async Task<string> LocationAsync(CancellationToken cancellationToken)
    {
        var dataset = await calls.CallAsync(
            $"look at the dataset {names.Dataset.ProjectId}.{names.Dataset.DatasetId}",
            token => connection.Client.GetDatasetAsync(names.Dataset, cancellationToken: token),
            cancellationToken);
        return dataset.Resource.Location;
    }

    private string Checked(string found)
    {
        var wanted = options.Value.Location;
        return wanted.Length == 0 || wanted.Equals(found, StringComparison.OrdinalIgnoreCase)
            ? found
            : throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.DatasetMissing,
                $"The dataset {names.Dataset.DatasetId} is in {found}, while BigQuery__Location says {wanted}. Remove or correct the setting.");
    }

    private async Task<BigQueryTable?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connection.Client.GetTableAsync(names.Target, cancellationToken: cancellationToken);
        }
        catch (GoogleApiException missing) when (missing.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Table? Checked(Table? table) => table is null or { Type: null or "TABLE" }
        ? table
        : throw new ExtractionException(
            ErrorKind.Configuration,
            ErrorCodes.TargetNotATable,
            $"The target {WarehouseNames.Full(names.Target)} is a {table.Type}, and only a table can be replaced. Set BigQuery__TableId to another name.");
}
