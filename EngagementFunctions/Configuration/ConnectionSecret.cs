using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using EngagementFunctions.Errors;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EngagementFunctions.Configuration;

/// <summary>The PostgreSQL connection string, read from the vault at the start of a run so that a rotation needs no restart.</summary>
internal sealed class ConnectionSecret(SecretClient vault, IOptions<KeyVaultOptions> options)
{
    private const int Forbidden = 403;
    private const int NotFound = 404;

    private string Name => options.Value.PostgresSecretName;

    /// <exception cref="ExtractionException">The secret cannot be read, or is no connection string.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var secret = await vault.GetSecretAsync(Name, cancellationToken: cancellationToken);
            return Checked(secret.Value.Value);
        }
        catch (RequestFailedException failure)
        {
            throw Translate(failure);
        }
        catch (AuthenticationFailedException failure)
        {
            // Also what an unavailable credential raises. Its text names endpoints and identities, never a token.
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.AzureSignIn,
                $"The app could not sign in to Azure to read the vault {vault.VaultUri}. "
                + "Give the function app a managed identity; for a user-assigned one set AZURE_CLIENT_ID to its client id.",
                failure);
        }
    }

    private string Checked(string value)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(value);
            return string.IsNullOrEmpty(connection.Host) ? throw new ArgumentException("no host") : value;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException)
        {
            // Not as inner exception: its text may quote the secret.
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.SecretInvalid,
                $"The secret {Name} in {vault.VaultUri} is not a connection string that Npgsql understands. "
                + "Store one such as Host=db.example.com;Database=school;Username=reader;Password=...");
        }
    }

    private ExtractionException Translate(RequestFailedException failure) => failure.Status switch
    {
        NotFound => new(
            ErrorKind.Configuration,
            ErrorCodes.SecretMissing,
            $"The vault {vault.VaultUri} has no secret named {Name}. Store the connection string there: "
            + $"az keyvault secret set --vault-name {VaultName} --name {Name} --value '...'; or name another by KeyVault__PostgresSecretName.",
            failure),
        Forbidden => new(
            ErrorKind.Configuration,
            ErrorCodes.VaultForbidden,
            $"The app's identity may not read the secret {Name} in {vault.VaultUri}. "
            + "Give it the role Key Vault Secrets User on that vault, and let its network reach it.",
            failure),
        _ => new(
            ErrorKind.Transient,
            ErrorCodes.VaultUnreachable,
            $"The vault {vault.VaultUri} did not answer the request for secret {Name} (status {failure.Status}). "
            + "Check KeyVault__Uri, and that the app's network reaches it.",
            failure),
    };

    private string VaultName => vault.VaultUri.Host.Split('.')[0];
}
