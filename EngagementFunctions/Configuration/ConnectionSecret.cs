using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>A connection string from the vault, checked against the way to sign in.</summary>
internal sealed class ConnectionSecret(VaultSecrets vault, IOptions<SourceOptions> source)
{
    /// <exception cref="ExtractionException">The secret cannot be read, or is no connection string.</exception>
    public async Task<string> ReadAsync(VaultSecret secret, CancellationToken cancellationToken)
    {
        // The text is never part of a message, nor is the exception that parsing it raises.
        var value = await vault.ReadAsync(secret, cancellationToken);
        if (!PasswordOf.TryFind(value, out var hasPassword))
        {
            throw Invalid(
                secret,
                "is not a connection string that Npgsql understands. "
                + "Store one such as Host=db.example.com;Database=school;Username=reader;Password=...");
        }

        return hasPassword && source.Value.SignIn == SourceSignInWay.Entra
            ? throw Invalid(secret, "holds a password, while Source__SignIn is Entra. Store it without Password=, or remove Source__SignIn.")
            : value;
    }

    private ExtractionException Invalid(VaultSecret secret, string found) => new(
        ErrorKind.Configuration, ErrorCodes.SecretInvalid, $"The secret {secret.Name} in {vault.Address} {found}")
    {
        FaultySecret = secret.Name,
    };
}
