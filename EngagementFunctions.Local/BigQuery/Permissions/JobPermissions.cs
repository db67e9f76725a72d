using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;

namespace EngagementFunctions.Local.BigQuery.Permissions;

/// <summary>What a job needs on the tables that its configuration names.</summary>
internal static class JobPermissions
{
    public static void Require(Grants grants, EmulatedJob job)
    {
        foreach (var source in job.Details.Objects("sourceTables"))
            grants.RequireOfTable(Grants.ReadRows, ResourceParts.ReadTableReference(source, job.Reference.ProjectId));
        if (job.Details.Object("destinationTable") is { } destination)
            grants.RequireOfTable(
                Grants.WriteRows, ResourceParts.ReadTableReference(destination, job.Reference.ProjectId));
    }
}
