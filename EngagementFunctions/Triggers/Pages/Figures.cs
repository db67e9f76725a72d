using System.Globalization;
using EngagementFunctions.Journal;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>Numbers, times and states as people read them.</summary>
internal static class Figures
{
    public static string Count(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "–";

    public static string Time(DateTimeOffset? value) =>
        value?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "–";

    public static string Seconds(double value) => value.ToString("#,0.0## s", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <returns>How long the run took; null while it is under way, and for one whose end nobody saw.</returns>
    public static double? Duration(RunRecord run) =>
        run.State is RunState.Running or RunState.Abandoned ? null : (run.StateAt - run.RequestedAt).TotalSeconds;

    public static Html State(RunRecord run)
    {
        var tone = run.State switch
        {
            RunState.Published or RunState.Finished => "good",
            RunState.Running or RunState.Skipped => "busy",
            _ => "bad",
        };
        return Html.Of($"<span class=\"state {tone}\">{JournalColumns.Name(run.State)}</span>");
    }
}
