namespace EngagementFunctions.Runs;

/// <summary>Who holds the lock, as its connection's application name tells: a run, and a tag of the caller's key.</summary>
internal readonly record struct LockHolder
{
    private const string Prefix = "engagement lock ";
    private const int TagLength = 16;

    public LockHolder(RunId run, string? key)
    {
        Run = run;
        Tag = key is null ? "" : key[..TagLength];
    }

    /// <summary>Somebody whose name the server does not show.</summary>
    public static LockHolder Unknown => default;

    public RunId Run { get; }

    /// <summary>Beginning of the digest of the caller's key, empty without one.</summary>
    private string? Tag { get; }

    /// <summary>At most 59 bytes: PostgreSQL keeps 63.</summary>
    public string ApplicationName => $"{Prefix}{Run} {Tag}".TrimEnd();

    public static LockHolder? Parse(string applicationName)
    {
        var parts = applicationName.StartsWith(Prefix, StringComparison.Ordinal) ? applicationName[Prefix.Length..].Split(' ') : [];
        return parts.Length > 0 && RunId.TryParse(parts[0], out var run)
            ? new LockHolder(run, parts.Length > 1 && parts[1].Length == TagLength ? parts[1] : null)
            : null;
    }

    public bool IsSameRequest(LockHolder other) => Tag is { Length: > 0 } && Tag == other.Tag;
}
