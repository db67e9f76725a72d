namespace EngagementFunctions.Checks;

/// <summary>Roles at Google that a run needs.</summary>
internal static class Roles
{
    public const string Edit = "roles/bigquery.dataEditor";
    public const string Run = "roles/bigquery.jobUser";

    /// <summary>The project's own role with <c>bigquery.rowAccessPolicies.list</c> alone, as infra/google/setup.sh makes it.</summary>
    public const string ListPolicies = "engagementRowPolicies";
}
