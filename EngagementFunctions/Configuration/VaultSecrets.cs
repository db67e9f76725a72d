using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using EngagementFunctions.Errors;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>A secret to read.</summary>
/// <param name="Name">Its name in the vault.</param>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Holds">What it holds, to stand after "store".</param>
internal sealed record VaultSecret(string Name, string Setting, string Holds);

/// <summary>Reads secrets when they are needed, so that a rotation needs no restart.</summary>
internal sealed class VaultSecrets(TokenCredential azure, IOptions<KeyVaultOptions> options)
{
    private const int Forbidden = 403;
    private const int NotFound = 404;

    private readonly Lazy<SecretClient> _client = new(() => new SecretClient(
        options.Value.Uri!, azure, new SecretClientOptions
        {
            // A vault on loopback cannot have the name that the challenge speaks of.
            DisableChallengeResourceVerification = options.Value.Uri!.IsLoopback,
        }));

    public Uri Address => options.Value.Uri!;

    /// <summary>The vault's name, for commands.</summary>
    public string Name => Address.Host.Split('.')[0];

    /// <exception cref="ExtractionException">The secret cannot be read.</exception>
    public async Task<string> ReadAsync(VaultSecret secret, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.Value.GetSecretAsync(secret.Name, cancellationToken: cancellationToken);
            return answer.Value.Value;
        }
        catch (RequestFailedException failure)
        {
            throw Translate(failure, secret);
        }
        catch (AuthenticationFailedException failure)
        {
            // Also what an unavailable credential raises. Its text names endpoints and identities, never a token.
            throw AzureTokens.Refused($"to read the vault {Address}", failure);
        }
    }

    private ExtractionException Translate(RequestFailedException failure, VaultSecret secret) => failure.Status switch
    {
        NotFound => new(
            ErrorKind.Configuration,
            ErrorCodes.SecretMissing,
            $"The vault {Address} has no secret named {secret.Name}. Store {secret.Holds} there: "
            + $"az keyvault secret set --vault-name {Name} --name {secret.Name} --value '...'; or name another by {secret.Setting}.",
            failure) { FaultySecret = secret.Name },
        Forbidden => new(
            ErrorKind.Configuration,
            ErrorCodes.VaultForbidden,
            $"The app's identity may not read the secret {secret.Name} in {Address}. "
            + "Give it the role Key Vault Secrets User on that vault, and let its network reach it.",
            failure),
        _ => new(
            ErrorKind.Transient,
            ErrorCodes.VaultUnreachable,
            $"The vault {Address} did not answer the request for secret {secret.Name} (status {failure.Status}). "
            + "Check KeyVault__Uri, and that the app's network reaches it.",
            failure),
    };
}
