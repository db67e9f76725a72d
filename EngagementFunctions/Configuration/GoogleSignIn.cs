using EngagementFunctions.Errors;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>A credential for BigQuery.</summary>
/// <param name="Credential">What the client signs in with.</param>
/// <param name="Origin">What it was made of, to tell it from another one; empty where it cannot change.</param>
internal sealed record GoogleIdentity(GoogleCredential Credential, string Origin);

/// <summary>Signs in to Google in the way that the settings choose.</summary>
internal sealed class GoogleSignIn(GoogleFederation federation, VaultSecrets vault, IOptions<GoogleOptions> options)
{
    public const string BigQueryScope = "https://www.googleapis.com/auth/bigquery";

    /// <summary>Whether a rotation may have put another credential in its place.</summary>
    public bool MayChange => options.Value.Way == GoogleWay.Key;

    /// <exception cref="ExtractionException">There is no key, or it is none.</exception>
    public async Task<GoogleIdentity> CreateAsync(CancellationToken cancellationToken)
    {
        var (credential, origin) = options.Value.Way switch
        {
            GoogleWay.Federation => (federation.CreateCredential(), ""),
            GoogleWay.Key => await FromKeyAsync(cancellationToken),
            _ => (await ApplicationDefaultAsync(cancellationToken), ""),
        };
        return new GoogleIdentity(credential.CreateScoped(BigQueryScope), origin);
    }

    /// <summary>Asks Google for a token, whatever the client has in hand.</summary>
    public async Task TryAsync(CancellationToken cancellationToken)
    {
        var identity = await CreateAsync(cancellationToken);
        await identity.Credential.UnderlyingCredential.GetAccessTokenForRequestAsync(cancellationToken: cancellationToken);
    }

    private async Task<(GoogleCredential Credential, string Origin)> FromKeyAsync(CancellationToken cancellationToken)
    {
        var name = options.Value.KeySecretName;
        var key = await vault.ReadAsync(
            new VaultSecret(name, "Google__KeySecretName", "the service account's key, JSON"), cancellationToken);
        try
        {
            var account = CredentialFactory.FromJson<ServiceAccountCredential>(key);
            return (account.ToGoogleCredential(), account.KeyId ?? "");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Not as inner exception: its text may quote the key.
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.SecretInvalid,
                $"The secret {name} in {vault.Address} is not a service account's key. Store the JSON file that Google gave: az keyvault secret set "
                + $"--vault-name {vault.Name} --name {name} --file key.json; or do without a key, by the three settings of the federation.");
        }
    }

    private static async Task<GoogleCredential> ApplicationDefaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GoogleCredential.GetApplicationDefaultAsync(cancellationToken);
        }
        catch (InvalidOperationException missing)
        {
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.GoogleSignIn,
                "This machine has no application-default credentials for Google. Run: gcloud auth application-default login; or set "
                + "Google__KeySecretName, or the three settings of the federation.",
                missing);
        }
    }
}
