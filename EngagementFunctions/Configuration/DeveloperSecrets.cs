using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace EngagementFunctions.Configuration;

/// <summary>User secrets of a developer's machine. In Azure they are not read, whoever added them.</summary>
internal static class DeveloperSecrets
{
    /// <summary>The project file's UserSecretsId.</summary>
    private const string Id = "engagement-functions";

    private const string FileName = "secrets.json";

    /// <summary>Adds them below everything else: a setting of the environment wins.</summary>
    public static void AddDeveloperSecrets(this ConfigurationManager settings)
    {
        // The host adds them too where the environment is called Development.
        foreach (var added in settings.Sources.OfType<JsonConfigurationSource>().Where(file => file.Path == FileName).ToList())
        {
            settings.Sources.Remove(added);
        }

        foreach (var source in Surroundings.AreAzure(settings) ? [] : new ConfigurationBuilder().AddUserSecrets(Id).Sources)
        {
            settings.Sources.Insert(0, source);
        }
    }
}
