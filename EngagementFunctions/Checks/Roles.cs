namespace EngagementFunctions.Checks;

/// <summary>Google's predefined roles that a run needs.</summary>
internal static class Roles
{
    public const string Edit = "roles/bigquery.dataEditor";
    public const string Own = "roles/bigquery.dataOwner";
    public const string Run = "roles/bigquery.jobUser";
}
