using EngagementFunctions.Source;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>How a run's connections to PostgreSQL sign in.</summary>
/// <param name="Source">Where the rows are read.</param>
/// <param name="Lock">Where the lock is held: the primary, where the source is a standby.</param>
internal sealed record SourceLogins(SourceLogin Source, SourceLogin Lock);

/// <summary>Reads, at the start of a run, what the settings say that PostgreSQL is signed in to with.</summary>
internal sealed class SourceSignIn(
    ConnectionSecret secrets,
    PrivateRoots roots,
    AzureTokens tokens,
    IOptions<KeyVaultOptions> vault,
    IOptions<SourceOptions> source)
{
    private const string Holds = "the connection string";

    /// <exception cref="Errors.ExtractionException">A secret cannot be read, or is not what it should be.</exception>
    public async Task<SourceLogins> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await SourceLogin.ReadAsync(ReadSourceAsync, cancellationToken);
        var name = vault.Value.LockSecretName;
        return new SourceLogins(rows, name.Length == 0 ? rows : await SourceLogin.ReadAsync(
            token => ReadSecretAsync(new VaultSecret(name, "KeyVault__LockSecretName", Holds), token), cancellationToken));
    }

    private async Task<SourceCredentials> ReadSourceAsync(CancellationToken cancellationToken) =>
        source.Value.ConnectionString is { Length: > 0 } given
            ? await WithTrustAsync(given, cancellationToken)
            : await ReadSecretAsync(
                new VaultSecret(vault.Value.PostgresSecretName, "KeyVault__PostgresSecretName", Holds), cancellationToken);

    private async Task<SourceCredentials> ReadSecretAsync(VaultSecret secret, CancellationToken cancellationToken) =>
        await WithTrustAsync(await secrets.ReadAsync(secret, cancellationToken), cancellationToken);

    private async Task<SourceCredentials> WithTrustAsync(string connectionString, CancellationToken cancellationToken) => new(connectionString)
    {
        Token = source.Value.SignIn == SourceSignInWay.Entra ? TokenAsync : null,
        Roots = await roots.ReadAsync(cancellationToken),
    };

    private ValueTask<string> TokenAsync(CancellationToken cancellationToken) =>
        tokens.GetAsync(source.Value.TokenScope, "for a token that PostgreSQL takes", cancellationToken);
}
