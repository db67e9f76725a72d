namespace EngagementFunctions.Local.Demo.App;

/// <summary>The dotnet command that runs this process, for starting others by it.</summary>
internal static class DotNet
{
    public static string Host =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
