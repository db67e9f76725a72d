using EngagementFunctions.Local.Vault;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>The environment that a deployment gives the app, and nothing of this process but the system's own.</summary>
internal static class FunctionAppSettings
{
    private static readonly string[] OfTheSystem = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "DOTNET_ROOT", "USER"];

    public static Dictionary<string, string> Environment(
        DemoOptions options, DemoNames names, VaultStandIn vault, Uri bigQuery, StartingSchedule schedule)
    {
        var settings = OfTheSystem
            .Select(name => (Name: name, Value: System.Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.Value is not null)
            .ToDictionary(variable => variable.Name, variable => variable.Value!);
        foreach (var (name, value) in Deployed(names, vault, schedule)) settings[name] = value;
        foreach (var (name, value) in Loopback(vault, bigQuery)) settings[name] = value;
        foreach (var (name, value) in OfTheQuery(options)) settings[name] = value;
        settings["StandIn__FunctionKey"] = names.FunctionKey;
        return settings;
    }

    private static Dictionary<string, string> Deployed(
        DemoNames names, VaultStandIn vault, StartingSchedule schedule) => new()
    {
        ["ENGAGEMENT_SCHEDULE"] = schedule.Expression,
        ["KeyVault__Uri"] = vault.VaultUri.ToString(),
        ["BigQuery__ProjectId"] = names.Project,
        ["BigQuery__DatasetId"] = names.Dataset,
        ["Google__WorkloadIdentityAudience"] = vault.Options.WorkloadIdentityAudience,
        ["Google__ServiceAccount"] = vault.Options.ServiceAccount,
        ["Google__TokenScope"] = $"{vault.Options.TokenResource}/.default",
        ["AZURE_CLIENT_ID"] = vault.Options.ClientId,
        ["IDENTITY_ENDPOINT"] = vault.IdentityEndpoint.ToString(),
        ["IDENTITY_HEADER"] = vault.IdentityHeader,
    };

    // What turns the path of production to this machine.
    private static Dictionary<string, string> Loopback(VaultStandIn vault, Uri bigQuery) => new()
    {
        ["Google__StsUri"] = vault.StsUri.ToString(),
        ["Google__IamCredentialsUri"] = vault.IamCredentialsUri.ToString(),
        ["BigQuery__BaseUri"] = bigQuery.ToString(),
        ["SSL_CERT_FILE"] = vault.AuthorityFile,
    };

    private static Dictionary<string, string> OfTheQuery(DemoOptions options)
    {
        if (options.Source is null)
            return new() { ["BigQuery__Procedures"] = string.Join(',', DemoNames.Procedures) };
        var settings = new Dictionary<string, string> { ["Run__KeyColumns"] = options.KeyColumns ?? "none" };
        if (options.QueryFile is not null) settings["Source__QueryFile"] = Path.GetFullPath(options.QueryFile);
        return settings;
    }
}
