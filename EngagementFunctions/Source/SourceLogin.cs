using System.Security.Cryptography.X509Certificates;

namespace EngagementFunctions.Source;

/// <summary>What a connection signs in with. No record: nothing may print it.</summary>
internal sealed class SourceCredentials(string connectionString)
{
    public string ConnectionString => connectionString;

    /// <summary>Gives what stands in for the password, asked for each connection: a token expires. Null where there is a password.</summary>
    public Func<CancellationToken, ValueTask<string>>? Token { get; init; }

    /// <summary>Who may have signed the server's certificate; null where any public authority may.</summary>
    public X509Certificate2Collection? Roots { get; init; }
}

/// <summary>How the connections of one run sign in: what was read at its start, and afresh when a sign-in was refused.</summary>
internal sealed class SourceLogin
{
    private readonly Func<CancellationToken, Task<SourceCredentials>> _read;
    private volatile SourceCredentials _current;

    private SourceLogin(SourceCredentials current, Func<CancellationToken, Task<SourceCredentials>> read) =>
        (_current, _read) = (current, read);

    public SourceCredentials Current => _current;

    public static async Task<SourceLogin> ReadAsync(
        Func<CancellationToken, Task<SourceCredentials>> read, CancellationToken cancellationToken) =>
        new(await read(cancellationToken), read);

    /// <summary>By a connection string that does not change.</summary>
    public static SourceLogin Of(string connectionString)
    {
        var credentials = new SourceCredentials(connectionString);
        return new SourceLogin(credentials, _ => Task.FromResult(credentials));
    }

    /// <summary>Reads once more what was refused.</summary>
    /// <returns>Whether it is another one now: a rotation between reading and signing in.</returns>
    public async Task<bool> TryRenewAsync(SourceCredentials refused, CancellationToken cancellationToken)
    {
        var read = await _read(cancellationToken);
        _current = read;
        return read.ConnectionString != refused.ConnectionString;
    }
}
