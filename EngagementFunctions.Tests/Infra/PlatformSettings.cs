namespace EngagementFunctions.Tests.Infra;

/// <summary>Settings that are not the app's own, and why they stand where they stand.</summary>
internal static class PlatformSettings
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["FUNCTIONS_WORKER_RUNTIME"] = "Core Tools asks for it on a developer's machine; in Azure the runtime says it",
        ["AzureWebJobsStorage"] = "where Core Tools keeps timers on a developer's machine: Azurite",
        ["AzureWebJobsStorage__accountName"] = "where the host keeps timers and events",
        ["AzureWebJobsStorage__credential"] = "how the host signs in there: shared keys are off",
        ["AzureWebJobsStorage__clientId"] = "as which identity",
        ["AZURE_CLIENT_ID"] = "which identity the app's credential asks for: it is user-assigned",
    };
}
