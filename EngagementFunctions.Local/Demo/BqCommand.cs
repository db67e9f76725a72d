namespace EngagementFunctions.Local.Demo;

/// <summary>How Google's own command line is pointed at the emulator.</summary>
internal static class BqCommand
{
    /// <summary>The line to type. bq wants a token before it asks anything; the emulator looks at none.</summary>
    public static string Query(Uri origin, string project, string sql) =>
        $"bq --oauth_access_token=none --api {origin.ToString().TrimEnd('/')} --project_id {project} "
        + $"query --nouse_legacy_sql '{sql}'";
}
