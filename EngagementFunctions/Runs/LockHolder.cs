namespace EngagementFunctions.Runs;

/// <summary>Who holds the lock, as its connection's application name tells: a run, and a tag of the caller's key.</summary>
internal readonly record struct LockHolder
{
    private const string Working = "engagement lock ";
    private const string Leaving = "engagement done ";
    private const int TagLength = 16;

    public LockHolder(RunId run, string? key, bool isLeaving = false)
    {
        Run = run;
        Tag = key is null ? "" : key[..TagLength];
        IsLeaving = isLeaving;
    }

    /// <summary>Somebody whose name the server does not show.</summary>
    public static LockHolder Unknown => default;

    public RunId Run { get; }

    /// <summary>Whether its work is done and it is about to let go.</summary>
    public bool IsLeaving { get; }

    /// <summary>Beginning of the digest of the caller's key, empty without one.</summary>
    private string? Tag { get; }

    /// <summary>At most 59 bytes: PostgreSQL keeps 63.</summary>
    public string ApplicationName => $"{(IsLeaving ? Leaving : Working)}{Run} {Tag}".TrimEnd();

    public static LockHolder? Parse(string applicationName)
    {
        var prefix = new[] { Working, Leaving }.FirstOrDefault(p => applicationName.StartsWith(p, StringComparison.Ordinal));
        var parts = prefix is null ? [] : applicationName[prefix.Length..].Split(' ');
        return parts.Length > 0 && RunId.TryParse(parts[0], out var run)
            ? new LockHolder(run, parts.Length > 1 && parts[1].Length == TagLength ? parts[1] : null, prefix == Leaving)
            : null;
    }

    public bool IsSameRequest(LockHolder other) => Tag is { Length: > 0 } && Tag == other.Tag;
}
