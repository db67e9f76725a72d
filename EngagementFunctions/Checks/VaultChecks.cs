using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
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
        new(Secret, [Vault], SecretCommand, LookAtSecretAsync),
    ];

    private string RoleCommand =>
        "az role assignment create --assignee-object-id PRINCIPAL_ID_OF_THE_IDENTITY --assignee-principal-type ServicePrincipal "
        + $"--role \"Key Vault Secrets User\" --scope $(az keyvault show --name {VaultName} --query id --output tsv)";

    private string SecretCommand =>
        $"az keyvault secret set --vault-name {VaultName} --name {Settings.Vault.PostgresSecretName} "
        + "--value \"Host=...;Database=...;Username=...;Password=...\"";

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
        facts.Logins = await signIn.ReadAsync(cancellationToken);
        var way = Settings.Source.SignIn == Source.SourceSignInWay.Entra ? "by a token of the app's identity" : "by password";
        return Finding.Fine($"The connection string has the form that Npgsql reads; the sign-in is {way}.");
    }
}
