using System.Collections.Concurrent;

namespace EngagementFunctions.Local.Vault;

/// <summary>One version of a secret, as Key Vault keeps it.</summary>
internal sealed record SecretVersion(string Version, string Value, DateTimeOffset Created);

/// <summary>The secrets of the vault: every version of each, the newest last. May change while it is served.</summary>
internal sealed class SecretShelf(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SecretVersion[]> _secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a version, which readers of the name get from now on.</summary>
    public void Set(string name, string value)
    {
        var added = new SecretVersion(Guid.NewGuid().ToString("n"), value, clock.GetUtcNow());
        _secrets.AddOrUpdate(name, [added], (_, versions) => [.. versions, added]);
    }

    public void Remove(string name) => _secrets.TryRemove(name, out _);

    public SecretVersion? Find(string name, string? version) =>
        !_secrets.TryGetValue(name, out var versions) ? null
        : string.IsNullOrEmpty(version) ? versions[^1]
        : Array.Find(versions, candidate => candidate.Version == version);
}
