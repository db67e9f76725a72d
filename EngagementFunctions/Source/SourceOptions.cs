namespace EngagementFunctions.Source;

/// <summary>How the source is read. The defaults suit a query that the server answers within minutes.</summary>
internal sealed class SourceOptions
{
    public const string Section = "Source";

    /// <summary>By password, or by a token of the app's identity in its place.</summary>
    public SourceSignInWay SignIn { get; set; }

    /// <summary>What the token is asked for; the default is Azure Database for PostgreSQL's in the public cloud.</summary>
    public string TokenScope { get; set; } = "https://ossrdbms-aad.database.windows.net/.default";

    /// <summary>In place of the vault's secret: on a developer's machine, or without a password.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Private root certificate of the server's TLS, PEM; empty where a public authority signed.</summary>
    public string RootCertificate { get; set; } = "";

    /// <summary>Longest time the server may spend on one statement, sending included.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest wait for a lock, such as the one of a migration that is under way.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest pause between two statements before the server gives the snapshot up.</summary>
    public TimeSpan IdleInTransactionTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest wait for the connection and the sign-in.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Schemas searched for unqualified names, as <c>search_path</c>; the role's own where absent.</summary>
    public string? SearchPath { get; set; }

    /// <summary>File with the query; the app's own <c>engagement.sql</c> where absent.</summary>
    public string? QueryFile { get; set; }

    /// <summary>Values that the query reads as <c>current_setting('engagement.NAME')</c>, by NAME.</summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        ["excluded_user_ids"] = "{2,3,6,9,10,23,58}",
    };
}

/// <summary>The ways to sign in to PostgreSQL.</summary>
internal enum SourceSignInWay
{
    /// <summary>By the password in the connection string.</summary>
    Password,

    /// <summary>By a token of the app's identity in Microsoft Entra, fresh for each connection.</summary>
    Entra,
}
