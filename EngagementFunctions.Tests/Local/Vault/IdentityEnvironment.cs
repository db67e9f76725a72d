using EngagementFunctions.Local.Vault;

namespace EngagementFunctions.Tests.Local.Vault;

/// <summary>The variables by which App Service tells an app where its identity is, for as long as this lives.</summary>
internal sealed class IdentityEnvironment : IDisposable
{
    private static readonly string[] Names = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZURE_CLIENT_ID"];
    private readonly Dictionary<string, string?> _before =
        Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public IdentityEnvironment(VaultStandIn vault)
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", vault.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", vault.IdentityHeader);
        Environment.SetEnvironmentVariable("AZURE_CLIENT_ID", vault.Options.ClientId);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
    }
}

/// <summary>Tests that set this process's environment run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class IdentityEnvironmentAlone
{
    public const string Name = "the environment of this process";
}
