using System.Net;
using EngagementFunctions.Errors;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>The connection string of the secret, with what every extraction insists on.</summary>
internal static class ConnectionSettings
{
    public static NpgsqlConnectionStringBuilder Build(
        string connectionString, string applicationName, SourceOptions options)
    {
        var settings = Parse(connectionString);
        settings.ApplicationName = applicationName;
        settings.Timeout = (int)Math.Ceiling(options.ConnectTimeout.TotalSeconds);
        // The server's own timeouts bound every statement; the client's would be counted for each piece read.
        settings.CommandTimeout = 0;
        settings.Pooling = false;
        settings.Enlist = false;
        settings.ClientEncoding = "UTF8";
        // A server's detail text quotes rows.
        settings.IncludeErrorDetail = false;
        if (!Hosts(settings).Any(IsSocket))
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 30, 10);
        if (!Hosts(settings).All(IsLocal))
            settings.SslMode = SslMode.VerifyFull;
        return settings;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(settings.Host) ? throw Invalid() : settings;
        }
        catch (Exception e) when (
            e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // Not kept as the inner exception: its text may quote the secret.
            throw Invalid();
        }
    }

    private static string[] Hosts(NpgsqlConnectionStringBuilder settings) =>
        (settings.Host ?? "").Split(',', StringSplitOptions.TrimEntries);

    private static bool IsSocket(string host) => host.StartsWith('/') || host.StartsWith('@');

    private static bool IsLocal(string host)
    {
        var name = host.StartsWith('[') ? host.Split(']')[0].TrimStart('[')
            : host.Split(':').Length == 2 ? host.Split(':')[0] : host;
        return IsSocket(host) || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    private static ExtractionException Invalid() => new(
        ErrorKind.Configuration,
        ErrorCodes.SourceSignIn,
        "What should be the connection string is not one of the form Host=...;Port=...;Database=...;Username=...;"
        + "Password=... (a postgresql:// address is not one). Put the corrected string into the vault.");
}
