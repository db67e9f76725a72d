using EngagementFunctions.Local.Demo;
using EngagementFunctions.Local.Demo.App;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>The app's environment: a deployment's, with the timer far away, and what a test changes.</summary>
internal static class AppSettings
{
    private static readonly TimeSpan FarAway = TimeSpan.FromDays(200);

    public static IReadOnlyDictionary<string, string> Of(EngagementWorld world, IEnumerable<(string Name, string? Value)> changes)
    {
        var settings = FunctionAppSettings.Environment(
            new DemoOptions { AppPath = AppProcess.Assembly },
            world.Names,
            world.Vault,
            world.Emulator.BaseUri,
            StartingSchedule.After(FarAway, TimeProvider.System));
        settings["BigQuery__Procedures"] = "";
        settings["Run__RetryDelay"] = "00:00:00.1";
        foreach (var (name, value) in changes)
        {
            settings.Remove(name);
            if (value is not null)
            {
                settings[name] = value;
            }
        }

        return settings;
    }
}
