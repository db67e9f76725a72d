using System.Security.Cryptography.X509Certificates;

namespace EngagementFunctions.Local.Postgres;

/// <summary>What a cluster has beyond the usual.</summary>
internal sealed record ClusterShape
{
    /// <summary>Settings of the server, <c>name=value</c>; they win over the usual ones.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Files in the data folder, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>A server that offers TLS with this certificate.</summary>
    public static ClusterShape WithTls(X509Certificate2 certificate) => new()
    {
        Settings = ["ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"],
        Files = new Dictionary<string, string>
        {
            ["server.crt"] = certificate.ExportCertificatePem(),
            ["server.key"] = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(),
        },
    };

    /// <summary>A server in recovery, to be read only: a standby whose primary is out of sight.</summary>
    public static ClusterShape Standby { get; } = new()
    {
        // A standby may not allow fewer than initdb's server did.
        Settings = ["wal_level=replica", "hot_standby=on", "max_wal_senders=10"],
        Files = new Dictionary<string, string> { ["standby.signal"] = "" },
    };
}
