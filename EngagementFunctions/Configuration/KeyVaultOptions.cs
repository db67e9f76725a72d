namespace EngagementFunctions.Configuration;

/// <summary>Where the secrets are. Section <c>KeyVault</c>.</summary>
internal sealed class KeyVaultOptions
{
    public const string Section = "KeyVault";

    /// <summary>Address of the vault, https. May be absent where nothing is read from a vault.</summary>
    public Uri? Uri { get; set; }

    /// <summary>Name of the secret that holds the PostgreSQL connection string, in Npgsql's form.</summary>
    public string PostgresSecretName { get; set; } = "engagement-postgres";

    /// <summary>
    /// Name of the secret with the primary's connection string, for the lock, where the source is a standby; empty
    /// where the source is the primary itself.
    /// </summary>
    public string LockSecretName { get; set; } = "";

    /// <summary>Name of the secret with the private root certificate of PostgreSQL's TLS, PEM.</summary>
    public string RootCertificateSecretName { get; set; } = "";
}

internal sealed class KeyVaultValidator : SettingsValidator<KeyVaultOptions>
{
    private const string Example = "https://my-vault.vault.azure.net/";

    protected override IEnumerable<string> Problems(KeyVaultOptions options) =>
        NotHttps(options.Uri, "KeyVault__Uri", Example)
            .Concat(PlainHttp(options.Uri))
            .Concat(Missing(options.PostgresSecretName, "KeyVault__PostgresSecretName", "the name of the connection secret"));

    private static IEnumerable<string> PlainHttp(Uri? uri)
    {
        if (uri is { IsAbsoluteUri: true, IsLoopback: true } && uri.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"KeyVault__Uri is \"{uri}\"; a vault is spoken to over https only, on loopback too.";
        }
    }
}
