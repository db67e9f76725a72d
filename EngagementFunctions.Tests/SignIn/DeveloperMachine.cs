using System.Text.Json;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>A home folder with user secrets, and nothing of Azure around the app.</summary>
internal sealed class DeveloperMachine : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("engagement-home-");

    public DeveloperMachine(IReadOnlyDictionary<string, string> secrets)
    {
        var folder = _home.CreateSubdirectory(Path.Combine(".microsoft", "usersecrets", "engagement-functions"));
        File.WriteAllText(Path.Combine(folder.FullName, "secrets.json"), JsonSerializer.Serialize(secrets));
    }

    /// <summary>The home folder, and what a platform would have set, taken away.</summary>
    public (string Name, string? Value)[] Settings =>
    [
        ("HOME", _home.FullName),
        ("IDENTITY_ENDPOINT", null),
        ("IDENTITY_HEADER", null),
        ("AZURE_CLIENT_ID", null),
        ("KeyVault__Uri", null),
        ("Google__WorkloadIdentityAudience", null),
        ("Google__ServiceAccount", null),
        ("Google__TokenScope", null),
    ];

    public string Write(string name, string content)
    {
        var path = Path.Combine(_home.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _home.Delete(recursive: true);
}
