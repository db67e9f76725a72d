namespace EngagementFunctions.Local.Demo;

/// <summary>How Google's own command line is pointed at the emulator.</summary>
internal static class BqCommand
{
    public static IEnumerable<string> Query(Uri origin, string project, string sql) =>
        [$"bq --api {origin.ToString().TrimEnd('/')} --project_id {project} query --nouse_legacy_sql '{sql}'"];
}
