namespace EngagementFunctions.Local.Demo;

/// <summary>How Google's own command line is pointed at the emulator.</summary>
internal static class BqCommand
{
    /// <summary>The lines to type. bq wants a token before it asks anything; the emulator looks at none.</summary>
    public static IEnumerable<string> Query(Uri origin, string project, string sql) =>
    [
        "echo none > /tmp/no-token && export CLOUDSDK_AUTH_ACCESS_TOKEN_FILE=/tmp/no-token",
        $"bq --api {origin.ToString().TrimEnd('/')} --project_id {project} query --nouse_legacy_sql '{sql}'",
    ];
}
