namespace EngagementFunctions.Configuration;

/// <summary>How the app's managed identity becomes a Google service account. Section <c>Google</c>.</summary>
internal sealed class GoogleOptions
{
    public const string Section = "Google";

    /// <summary>Full name of the workload identity provider, <c>//iam.googleapis.com/projects/.../providers/...</c>.</summary>
    public string WorkloadIdentityAudience { get; set; } = "";

    /// <summary>E-mail of the service account to act as.</summary>
    public string ServiceAccount { get; set; } = "";

    /// <summary>What to ask the managed identity for: <c>api://APPLICATION/.default</c>.</summary>
    public string TokenScope { get; set; } = "";

    public Uri StsUri { get; set; } = new("https://sts.googleapis.com/v1/token");

    public Uri IamCredentialsUri { get; set; } = new("https://iamcredentials.googleapis.com/");
}

internal sealed class GoogleValidator : SettingsValidator<GoogleOptions>
{
    protected override IEnumerable<string> Problems(GoogleOptions options) =>
        Missing(
                options.WorkloadIdentityAudience,
                "Google__WorkloadIdentityAudience",
                "the provider's name, //iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER")
            .Concat(Missing(options.ServiceAccount, "Google__ServiceAccount", "the e-mail of the service account that writes to BigQuery"))
            .Concat(Missing(options.TokenScope, "Google__TokenScope", "the scope asked of the managed identity, api://APPLICATION/.default"))
            .Concat(NotHttps(options.StsUri, "Google__StsUri", "https://sts.googleapis.com/v1/token"))
            .Concat(NotHttps(options.IamCredentialsUri, "Google__IamCredentialsUri", "https://iamcredentials.googleapis.com/"));
}
