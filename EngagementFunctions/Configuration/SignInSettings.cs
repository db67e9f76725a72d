using EngagementFunctions.Source;
using Microsoft.Extensions.Configuration;

namespace EngagementFunctions.Configuration;

/// <summary>
/// The sections that decide how the app signs in, side by side: which of their settings are needed, and which
/// contradict one another, no section can say alone.
/// </summary>
internal sealed class SignInSettings
{
    public KeyVaultOptions Vault { get; } = new();

    public SourceOptions Source { get; } = new();

    public GoogleOptions Google { get; } = new();

    public bool InAzure { get; private set; }

    /// <summary>Names of everything that is read from the vault.</summary>
    public IEnumerable<string> SecretNames => new[]
    {
        Source.ConnectionString.Length == 0 ? Vault.PostgresSecretName : "",
        Vault.LockSecretName,
        Vault.RootCertificateSecretName,
        Google.KeySecretName,
    }.Where(name => name.Length > 0);

    public void Read(IConfiguration settings)
    {
        settings.GetSection(KeyVaultOptions.Section).Bind(Vault);
        settings.GetSection(SourceOptions.Section).Bind(Source);
        settings.GetSection(GoogleOptions.Section).Bind(Google);
        InAzure = Surroundings.AreAzure(settings);
    }
}

internal sealed class SignInValidator : SettingsValidator<SignInSettings>
{
    protected override IEnumerable<string> Problems(SignInSettings settings) =>
        VaultMissing(settings)
            .Concat(ConnectionString(settings))
            .Concat(Google(settings))
            .Concat(RootCertificate(settings));

    private static IEnumerable<string> VaultMissing(SignInSettings settings)
    {
        var read = ReadFromVault(settings).ToList();
        if (settings.Vault.Uri is null && read.Count > 0)
        {
            yield return $"KeyVault__Uri is missing: the vault that holds {string.Join(", ", read)}, "
                + "such as https://my-vault.vault.azure.net/.";
        }
    }

    private static IEnumerable<string> ReadFromVault(SignInSettings settings)
    {
        var (vault, source, google) = (settings.Vault, settings.Source, settings.Google);
        return new[]
        {
            source.ConnectionString.Length == 0 ? "the connection secret" : "",
            vault.LockSecretName.Length > 0 ? "the lock's connection secret (KeyVault__LockSecretName)" : "",
            vault.RootCertificateSecretName.Length > 0 ? "the root certificate (KeyVault__RootCertificateSecretName)" : "",
            google.KeySecretName.Length > 0 ? "the Google key (Google__KeySecretName)" : "",
        }.Where(text => text.Length > 0);
    }

    private static IEnumerable<string> ConnectionString(SignInSettings settings)
    {
        var source = settings.Source;
        if (source.ConnectionString.Length == 0)
        {
            return [];
        }

        return PasswordOf.TryFind(source.ConnectionString, out var hasPassword)
            ? Contradictions(source.SignIn, hasPassword, settings.InAzure)
            : ["Source__ConnectionString is not a connection string that Npgsql understands. "
                + "Set one such as Host=db.example.com;Database=school;Username=reader."];
    }

    private static IEnumerable<string> Contradictions(SourceSignInWay way, bool hasPassword, bool inAzure)
    {
        if (way == SourceSignInWay.Entra && hasPassword)
        {
            yield return "Source__SignIn is Entra, while Source__ConnectionString holds a password. "
                + "Take the password out of it, or remove Source__SignIn.";
        }
        else if (inAzure && hasPassword)
        {
            yield return "Source__ConnectionString holds a password, which is for a developer's machine only. In Azure, put the connection "
                + "string into the vault (KeyVault__PostgresSecretName), or take the password out and set Source__SignIn to Entra.";
        }
        else if (inAzure && way == SourceSignInWay.Password)
        {
            yield return "Source__ConnectionString is set and holds no password, while Source__SignIn is Password. In Azure, set Source__SignIn "
                + "to Entra, or put a connection string with a password into the vault and remove Source__ConnectionString.";
        }
    }

    private static IEnumerable<string> Google(SignInSettings settings)
    {
        var google = settings.Google;
        if (google.KeySecretName.Length > 0 && google.HasFederation)
        {
            yield return "Google__KeySecretName is set together with Google__WorkloadIdentityAudience, Google__ServiceAccount "
                + "or Google__TokenScope. Either a key or the federation: remove the one that is not meant.";
        }

        if (google.Way == GoogleWay.ApplicationDefault && settings.InAzure)
        {
            yield return "Nothing says how to sign in to Google. Set Google__WorkloadIdentityAudience, Google__ServiceAccount "
                + "and Google__TokenScope, or Google__KeySecretName; application-default credentials are for a developer's machine only.";
        }
    }

    private static IEnumerable<string> RootCertificate(SignInSettings settings)
    {
        var text = settings.Source.RootCertificate;
        if (text.Length > 0 && settings.Vault.RootCertificateSecretName.Length > 0)
        {
            yield return "Source__RootCertificate and KeyVault__RootCertificateSecretName are both set. "
                + "One root certificate is enough: remove one of them.";
        }

        if (text.Length > 0 && PrivateRoots.Parse(text) is null)
        {
            yield return "Source__RootCertificate is not a certificate in PEM form. Set the text from -----BEGIN CERTIFICATE----- "
                + "to -----END CERTIFICATE-----; line breaks may be written as \\n.";
        }
    }
}
