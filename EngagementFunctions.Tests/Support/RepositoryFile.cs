namespace EngagementFunctions.Tests.Support;

/// <summary>Files of the repository that tests compare with the code.</summary>
internal static class RepositoryFile
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "EngagementFunctions.slnx")) ? folder.FullName : Find(folder.Parent!);
}
