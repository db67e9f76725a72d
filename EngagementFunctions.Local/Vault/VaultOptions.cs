namespace EngagementFunctions.Local.Vault;

/// <summary>Who may sign in, and to what: invented, shaped like the real ones.</summary>
internal sealed record VaultOptions
{
    /// <summary>
    /// The managed identity's client id: a new one for each stand-in, since Azure.Identity remembers tokens by client
    /// id for the life of a process, and a token of an earlier stand-in is worth nothing at this one.
    /// </summary>
    public string ClientId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The application that stands for Google in the Azure directory.</summary>
    public string TokenResource { get; init; } = "api://engagement-bigquery";

    public string WorkloadIdentityAudience { get; init; } =
        "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/azure/providers/functions";

    public string ServiceAccount { get; init; } = "engagement-loader@engagement-demo.iam.gserviceaccount.com";

    /// <summary>Of each token from now on.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When true, the vault answers that the identity has no role for its secrets.</summary>
    public bool ForbidsSecrets { get; set; }

    /// <summary>Awaited with each token of the managed identity before it is handed out: for whom, the token, until when.</summary>
    public Func<string, string, DateTimeOffset, Task>? BeforeIdentityToken { get; set; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
