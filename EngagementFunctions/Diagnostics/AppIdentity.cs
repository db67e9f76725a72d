using System.Reflection;

namespace EngagementFunctions.Diagnostics;

/// <summary>Which build this is: told by the first log line, every journal row and every answer.</summary>
internal static class AppIdentity
{
    private static readonly Assembly App = typeof(AppIdentity).Assembly;

    /// <summary>Version with the commit behind a plus sign, where the build knew it.</summary>
    public static string Version { get; } =
        App.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary><c>official</c> or <c>stand-in</c>: which packages it was built with.</summary>
    public static string Variant { get; } =
        App.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == "BuildVariant")?.Value ?? "unknown";
}
