namespace EngagementFunctions.Configuration;

/// <summary>
/// How the app signs in to Google: as a service account that the managed identity becomes, or by that account's key.
/// Section <c>Google</c>.
/// </summary>
internal sealed class GoogleOptions
{
    public const string Section = "Google";

    /// <summary>Full name of the workload identity provider, <c>//iam.googleapis.com/projects/.../providers/...</c>.</summary>
    public string WorkloadIdentityAudience { get; set; } = "";

    /// <summary>E-mail of the service account to act as.</summary>
    public string ServiceAccount { get; set; } = "";

    /// <summary>What to ask the managed identity for: <c>api://APPLICATION/.default</c>.</summary>
    public string TokenScope { get; set; } = "";

    /// <summary>Name of the vault's secret with a service account key, in place of the three settings of the federation.</summary>
    public string KeySecretName { get; set; } = "";

    public Uri StsUri { get; set; } = new("https://sts.googleapis.com/v1/token");

    public Uri IamCredentialsUri { get; set; } = new("https://iamcredentials.googleapis.com/");

    /// <summary>Whether any setting of the federation is there.</summary>
    public bool HasFederation => WorkloadIdentityAudience.Length + ServiceAccount.Length + TokenScope.Length > 0;

    public GoogleWay Way => KeySecretName.Length > 0 ? GoogleWay.Key
        : HasFederation ? GoogleWay.Federation
        : GoogleWay.ApplicationDefault;
}

/// <summary>The ways to sign in to Google.</summary>
internal enum GoogleWay
{
    /// <summary>The managed identity's token becomes one of the service account: no key exists.</summary>
    Federation,

    /// <summary>By the service account's key, a secret in the vault.</summary>
    Key,

    /// <summary>By what <c>gcloud auth application-default login</c> left on a developer's machine.</summary>
    ApplicationDefault,
}

internal sealed class GoogleValidator : SettingsValidator<GoogleOptions>
{
    protected override IEnumerable<string> Problems(GoogleOptions options) =>
        (options.Way == GoogleWay.Federation ? MissingOfFederation(options) : [])
            .Concat(NotHttps(options.StsUri, "Google__StsUri", "https://sts.googleapis.com/v1/token"))
            .Concat(NotHttps(options.IamCredentialsUri, "Google__IamCredentialsUri", "https://iamcredentials.googleapis.com/"));

    private static IEnumerable<string> MissingOfFederation(GoogleOptions options) =>
        Missing(
                options.WorkloadIdentityAudience,
                "Google__WorkloadIdentityAudience",
                "the provider's name, //iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER")
            .Concat(Missing(options.ServiceAccount, "Google__ServiceAccount", "the e-mail of the service account that writes to BigQuery"))
            .Concat(Missing(options.TokenScope, "Google__TokenScope", "the scope asked of the managed identity, api://APPLICATION/.default"));
}
