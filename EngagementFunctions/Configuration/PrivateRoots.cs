using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>The private root certificate that PostgreSQL's TLS is verified by, from a setting or from the vault.</summary>
internal sealed class PrivateRoots(VaultSecrets vault, IOptions<KeyVaultOptions> vaultOptions, IOptions<SourceOptions> options)
{
    private const string Setting = "KeyVault__RootCertificateSecretName";

    /// <returns>Null where a public authority is trusted.</returns>
    /// <exception cref="ExtractionException">The secret cannot be read, or holds no certificate.</exception>
    public async Task<X509Certificate2Collection?> ReadAsync(CancellationToken cancellationToken)
    {
        var name = vaultOptions.Value.RootCertificateSecretName;
        if (name.Length == 0)
        {
            return options.Value.RootCertificate.Length > 0 ? Parse(options.Value.RootCertificate) : null;
        }

        var text = await vault.ReadAsync(new VaultSecret(name, Setting, "the root certificate, PEM"), cancellationToken);
        return Parse(text) ?? throw new ExtractionException(
            ErrorKind.Configuration,
            ErrorCodes.RootCertificateInvalid,
            $"The secret {name} holds no certificate in PEM form. Store it so: "
            + $"az keyvault secret set --vault-name {vault.Name} --name {name} --file root.pem")
        {
            FaultySecret = name,
        };
    }

    /// <returns>The certificates in the text; null where there is none.</returns>
    public static X509Certificate2Collection? Parse(string text)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            // A setting typed on one line has its line breaks spelt out.
            roots.ImportFromPem(text.Replace("\\n", "\n", StringComparison.Ordinal));
            return roots.Count > 0 ? roots : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
