namespace EngagementFunctions.Local.Demo.App;

/// <summary>Where the function app was built.</summary>
internal static class AppAssembly
{
    private const string App = "EngagementFunctions";
    private const string Here = App + ".Local";

    /// <exception cref="UsageException">It is not there.</exception>
    public static string Find(string? given)
    {
        var path = Path.GetFullPath(given ?? BesideThisBuild());
        return File.Exists(path)
            ? path
            : throw new UsageException(
                $"There is no function app at {path}. Build it (dotnet build), or name it with --app.");
    }

    // .../EngagementFunctions.Local/bin/stand-in/Release/net10.0/: the app is the same path by its own name.
    private static string BesideThisBuild() =>
        Path.Combine(AppContext.BaseDirectory.Replace(Here, App, StringComparison.Ordinal), $"{App}.dll");
}
