using EngagementFunctions.Configuration;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>The sign-in to Google, step by step.</summary>
internal sealed class GoogleChecks(
    GoogleFederation federation,
    GoogleSignIn signIn,
    VaultSecrets vault,
    IOptions<GoogleOptions> options,
    IOptions<BigQueryOptions> bigQuery)
{
    public const string Impersonation = "impersonation";
    private const string Exchange = "token_exchange";

    private GoogleOptions Google => options.Value;

    public IEnumerable<Check> All =>
    [
        new(Exchange, Google.Way == GoogleWay.Key ? [VaultChecks.Vault] : [], ExchangeMend, LookAtExchangeAsync),
        new(Impersonation, [Exchange], ImpersonationCommand, LookAtImpersonationAsync),
    ];

    private string ExchangeMend => Google.Way switch
    {
        GoogleWay.Federation =>
            "Google__WorkloadIdentityAudience and Google__TokenScope; gcloud iam workload-identity-pools providers describe PROVIDER "
            + $"--project={bigQuery.Value.ProjectId} --location=global --workload-identity-pool=POOL shows issuer, audiences and condition",
        GoogleWay.Key =>
            "gcloud iam service-accounts keys create key.json --iam-account=SERVICE_ACCOUNT; then "
            + $"az keyvault secret set --vault-name {vault.Name} --name {Google.KeySecretName} --file key.json",
        _ => "gcloud auth application-default login",
    };

    private string ImpersonationCommand =>
        $"gcloud iam service-accounts add-iam-policy-binding {Google.ServiceAccount} --role=roles/iam.workloadIdentityUser "
        + $"--member=principal:{Pool}/subject/OBJECT_ID_OF_THE_IDENTITY; and check Google__ServiceAccount";

    /// <summary>The pool, without its provider: principals belong to pools.</summary>
    private string Pool => Google.WorkloadIdentityAudience.Split("/providers/")[0];

    private async Task<Finding> LookAtExchangeAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        if (Google.Way != GoogleWay.Federation)
        {
            await WarehouseErrors.SignedInAsync("get a token", () => signIn.TryAsync(cancellationToken));
            return Finding.Fine(Google.Way == GoogleWay.Key
                ? "Google took the service account's key from the vault."
                : "Google took this machine's application-default credentials.");
        }

        await WarehouseErrors.SignedInAsync("exchange the identity's token", () => federation.TryExchangeAsync(cancellationToken));
        return Finding.Fine("Google's token service took the token of the app's identity.");
    }

    private async Task<Finding> LookAtImpersonationAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        if (Google.Way != GoogleWay.Federation)
        {
            return Finding.Fine("Not needed: the credentials are the account's own.");
        }

        await WarehouseErrors.SignedInAsync(
            $"act as {Google.ServiceAccount}", () => federation.TryImpersonationAsync(cancellationToken));
        return Finding.Fine($"The app's identity may act as {Google.ServiceAccount}.");
    }
}
