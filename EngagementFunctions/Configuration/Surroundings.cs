using Microsoft.Extensions.Configuration;

namespace EngagementFunctions.Configuration;

/// <summary>Where the app runs. In Azure, what only a developer's machine may use is refused.</summary>
internal static class Surroundings
{
    // The first three are App Service's and the Functions platform's own; the last is there with a managed identity.
    private static readonly string[] Marks = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME", "CONTAINER_NAME", "IDENTITY_ENDPOINT"];

    public static bool AreAzure(IConfiguration settings) => Marks.Any(mark => !string.IsNullOrEmpty(settings[mark]));
}
