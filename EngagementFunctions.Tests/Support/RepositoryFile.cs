namespace EngagementFunctions.Tests.Support;

/// <summary>Files of the repository that tests compare with the code.</summary>
internal static class RepositoryFile
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every C# file below a folder, one after the other.</summary>
    public static string ReadAll(string folder) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "EngagementFunctions.slnx")) ? folder.FullName : Find(folder.Parent!);
}
