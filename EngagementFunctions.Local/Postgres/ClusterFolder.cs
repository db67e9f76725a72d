using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Local.Postgres;

/// <summary>Makes the folder of a cluster, owned by the account that will serve it.</summary>
internal static class ClusterFolder
{
    // The password goes in by the pipe: on a command line, every account of the machine could read it.
    private const string Script = """
        umask 077
        folder=$(mktemp -d "${TMPDIR:-/tmp}/engagement-postgres-XXXXXX") || exit 1
        cat > "$folder/password"
        "$1/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C --no-sync \
            --auth=scram-sha-256 --pwfile="$folder/password" > "$folder/initdb.log" 2>&1
        code=$?
        rm -f "$folder/password"
        if [ "$code" != 0 ]; then cat "$folder/initdb.log" >&2; rm -rf "$folder"; exit "$code"; fi
        printf %s "$folder"
        """;

    private const string Keep = """
        umask 077
        cat > "$1"
        """;

    /// <summary>Puts a file into the cluster's data folder, readable by the server's account alone.</summary>
    public static async Task AddAsync(
        string folder, string? account, string name, string content, CancellationToken cancellationToken)
    {
        var info = Unprivileged.StartInfo(account, "sh", ["-c", Keep, "add", Path.Combine(folder, "data", name)]);
        info.WorkingDirectory = "/";
        var (code, _, error) = await Command.RunAsync(info, content, cancellationToken);
        if (code != 0)
            throw new LocalWorldException($"The file {name} could not be put into the cluster: {error.Trim()}");
    }

    public static async Task<string> CreateAsync(
        string programs, string? account, string password, CancellationToken cancellationToken)
    {
        var info = Unprivileged.StartInfo(account, "sh", ["-c", Script, "initdb", programs]);
        info.WorkingDirectory = "/";
        // Another account's temporary folder may be closed to the one that serves.
        if (account is not null) info.Environment.Remove("TMPDIR");
        var (code, output, error) = await Command.RunAsync(info, password, cancellationToken);
        return code == 0
            ? output
            : throw new LocalWorldException($"initdb could not make a PostgreSQL cluster: {error.Trim()}");
    }
}
