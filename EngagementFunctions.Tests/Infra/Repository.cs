using System.Diagnostics;
using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Tests.Infra;

/// <summary>The working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Every C# file below a folder, one after the other.</summary>
    public static string ReadAll(string folder) => string.Concat(
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and everything it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        var (code, output, error) = await Command.RunAsync(info, "", TestContext.Current.CancellationToken);
        return (code, output + error);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EngagementFunctions.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
