using EngagementFunctions.Errors;

namespace EngagementFunctions.Checks;

/// <summary>Commands for errors whose cure is the same wherever they are met.</summary>
internal static class Mends
{
    /// <returns>The command; null where it depends on the check.</returns>
    public static string? Of(string code) => code switch
    {
        ErrorCodes.AzureSignIn =>
            "az functionapp identity assign --resource-group GROUP --name APP; for a user-assigned identity: az functionapp config appsettings set "
            + "--resource-group GROUP --name APP --settings AZURE_CLIENT_ID=CLIENT_ID",
        ErrorCodes.VaultUnreachable => "Try again; if it stays so, check KeyVault__Uri and the app's way to the vault",
        ErrorCodes.SourceInterrupted => "Try again; if it stays so: docs/operations.md#source_interrupted",
        ErrorCodes.SourceUnreachable =>
            "Host= and Port= in the connection string; az postgres flexible-server firewall-rule create, for the app's outbound addresses",
        ErrorCodes.WarehouseUnavailable => "Try again; if it stays so, check BigQuery__BaseUri, Google__StsUri and the app's way to the internet",
        ErrorCodes.QueryFileMissing => "Source__QueryFile: correct it, or remove it to run the app's own query",
        _ => null,
    };

    /// <summary>GoogleSQL that gives a role on a dataset, as a command.</summary>
    public static string GrantOnDataset(string role, string project, string dataset, string member) =>
        $"bq query --project_id={project} --use_legacy_sql=false 'GRANT `{role}` ON SCHEMA `{project}`.{dataset} TO \"{member}\"'";

    public static string GrantOnProject(string role, string project, string member) =>
        $"gcloud projects add-iam-policy-binding {project} --member={member} --role={role}";
}
