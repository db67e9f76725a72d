using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Permissions;

/// <summary>What the caller may do: everything that is not denied by name.</summary>
internal sealed class Grants(BigQueryEmulatorOptions options)
{
    public const string ReadRows = "bigquery.tables.getData";
    public const string WriteRows = "bigquery.tables.updateData";
    public const string CreateTables = "bigquery.tables.create";
    public const string RunJobs = "bigquery.jobs.create";

    public bool Has(string permission, object resource) => options.Denies?.Invoke(permission, $"{resource}") != true;

    public void RequireOfProject(string permission, string project) => Require(
        permission, project, $"Access Denied: Project {project}: User does not have {permission} permission in project {project}.");

    public void RequireOfDataset(string permission, DatasetId dataset) => Require(
        permission, dataset, $"Access Denied: Dataset {dataset}: Permission {permission} denied on dataset {dataset} (or it may not exist).");

    public void RequireOfTable(string permission, TableId table) => Require(
        permission, table, $"Access Denied: Table {table}: Permission {permission} denied on table {table} (or it may not exist).");

    public void RequireOfRoutine(string permission, DatasetId dataset, string routine) => Require(
        permission,
        $"{dataset}.{routine}",
        $"Access Denied: Routine {dataset}.{routine}: Permission {permission} denied on routine {dataset}.{routine} (or it may not exist).");

    private void Require(string permission, object resource, string message)
    {
        if (!Has(permission, resource))
            throw new BigQueryError("accessDenied", message, StatusCodes.Status403Forbidden);
    }
}
