using EngagementFunctions.Runs;

namespace EngagementFunctions.Warehouse;

/// <summary>Labels of every job, so that Google's own billing export and job lists can be read by run.</summary>
internal static class JobLabels
{
    public static IDictionary<string, string> Of(RunProgress run, string step) => Of(run.Id, step);

    public static IDictionary<string, string> Of(RunId run, string step) => new Dictionary<string, string>
    {
        ["engagement_run"] = run.Value,
        ["engagement_step"] = step,
    };
}
