using System.Globalization;

namespace EngagementFunctions.Local.Postgres;

/// <summary>Where this machine keeps PostgreSQL's server programs.</summary>
internal static class PostgresBinaries
{
    private static readonly string[] VersionedFolders =
        ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"];

    public static bool Installed => Candidates().Any(HoldsServer);

    /// <summary>The folder of initdb and postgres: the one on the PATH, else the newest version found.</summary>
    public static string Folder() => Candidates().FirstOrDefault(HoldsServer)
        ?? throw new LocalWorldException("No PostgreSQL server programs (initdb, postgres) were found on the PATH or "
            + "under /usr/lib/postgresql. Install them (Debian, Ubuntu: apt-get install postgresql), "
            + $"or name a server to use in {ThrowawayPostgres.GivenServerVariable}.");

    private static IEnumerable<string> Candidates() => OnPath().Concat(Versioned());

    // The programs find their share folder beside themselves, so a link to one of them is followed.
    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "initdb")))
            .Where(file => file.Exists)
            .Select(file => (file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName)
            .Select(file => Path.GetDirectoryName(file)!);

    private static IEnumerable<string> Versioned() => VersionedFolders
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(folder => (Folder: folder, Version: Version(Path.GetFileName(folder))))
        .Where(found => found.Version > 0)
        .OrderByDescending(found => found.Version)
        .Select(found => Path.Combine(found.Folder, "bin"));

    // Debian has 15, Homebrew postgresql@17, Red Hat pgsql-16.
    private static int Version(string name)
    {
        var digits = name.AsSpan(name.LastIndexOfAny(['@', '-']) + 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
