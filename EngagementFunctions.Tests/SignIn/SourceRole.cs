using EngagementFunctions.Tests.EndToEnd;
using Npgsql;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>A role of a world's source that may read the tables, and nothing else of it.</summary>
internal sealed class SourceRole
{
    private readonly EngagementWorld _world;

    private SourceRole(EngagementWorld world, string name) => (_world, Name) = (world, name);

    public string Name { get; }

    public static async Task<SourceRole> CreateAsync(EngagementWorld world)
    {
        var role = new SourceRole(world, $"reader_{Guid.NewGuid():n}");
        await world.ChangeSourceAsync($"CREATE ROLE {role.Name} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role.Name}");
        return role;
    }

    /// <summary>The world's connection string for this role.</summary>
    public string ConnectionString(string? password = null) =>
        new NpgsqlConnectionStringBuilder(_world.Source) { Username = Name, Password = password }.ConnectionString;

    public Task SetPasswordAsync(string password, DateTimeOffset? until = null) =>
        _world.ChangeSourceAsync($"ALTER ROLE {Name} PASSWORD '{password}' VALID UNTIL '{until?.ToString("O") ?? "infinity"}'");

    /// <summary>From now on the role takes the newest token that the app's identity got for PostgreSQL, until it expires.</summary>
    public void FollowTokens(string resource) => _world.Vault.Options.BeforeIdentityToken = (audience, token, expiry) =>
        audience == resource ? SetPasswordAsync(token, expiry) : Task.CompletedTask;
}
