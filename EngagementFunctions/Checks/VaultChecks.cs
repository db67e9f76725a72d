using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>The vault, and what is read from it for PostgreSQL.</summary>
internal sealed class VaultChecks(SourceSignIn signIn, IOptions<SignInSettings> settings, VaultSecrets vault)
{
    public const string Vault = "vault";
    public const string Secret = "secret";

    private SignInSettings Settings => settings.Value;

    private string VaultName => Settings.Vault.Uri is null ? "VAULT" : vault.Name;

    public IEnumerable<Check> All =>
    [
        new(Vault, [], RoleCommand, LookAtVaultAsync),
        new(Secret, [Vault], RoleCommand, LookAtSecretAsync),
    ];

    private string RoleCommand =>
        "az role assignment create --assignee-object-id PRINCIPAL_ID_OF_THE_IDENTITY --assignee-principal-type ServicePrincipal "
        + $"--role \"Key Vault Secrets User\" --scope $(az keyvault show --name {VaultName} --query id --output tsv)";

    /// <summary>Stores the one secret that is at fault: another would be overwritten by a command for it.</summary>
    private string SecretCommand(string name) =>
        $"az keyvault secret set --vault-name {VaultName} --name {name} "
        + (name == Settings.Vault.RootCertificateSecretName ? "--file root.pem"
            : Settings.Source.SignIn == SourceSignInWay.Entra ? "--value \"Host=...;Database=...;Username=...\""
            : "--value \"Host=...;Database=...;Username=...;Password=...\"");

    private async Task<Finding> LookAtVaultAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        if (Settings.SecretNames.FirstOrDefault() is not { } name)
        {
            return Finding.Fine("Nothing is read from a vault.");
        }

        try
        {
            await vault.ReadAsync(new VaultSecret(name, "KeyVault__PostgresSecretName", "the secret"), cancellationToken);
        }
        catch (ExtractionException missing) when (missing.Code == ErrorCodes.SecretMissing)
        {
            // The vault answered: the next check says what it lacks.
        }

        return Finding.Fine($"{vault.Address} answers, and the app's identity may read secrets.");
    }

    private async Task<Finding> LookAtSecretAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            facts.Logins = await signIn.ReadAsync(cancellationToken);
        }
        catch (ExtractionException fault) when (fault.FaultySecret is { } name)
        {
            return Finding.Wrong(fault.Message, SecretCommand(name));
        }

        var way = Settings.Source.SignIn == SourceSignInWay.Entra ? "by a token of the app's identity" : "by password";
        return Finding.Fine($"The connection string has the form that Npgsql reads; the sign-in is {way}.");
    }
}
