using System.Net.Sockets;
using System.Security.Authentication;
using EngagementFunctions.Errors;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>
/// Says what a failure of the source means. The server's own text is passed on only where it cannot quote a row:
/// before rows are read, for errors about the query itself. An exception of the server is never kept as inner
/// exception, since its text would reach the logs with it.
/// </summary>
internal static class SourceErrors
{
    private const string InvalidCatalogName = PostgresErrorCodes.InvalidCatalogName;

    /// <param name="error">What was thrown.</param>
    /// <param name="byToken">Whether a token of the app's identity stood in for the password.</param>
    public static Exception AtSignIn(Exception error, bool byToken = false) => error switch
    {
        PostgresException e when byToken && IsSignIn(e) => Configuration(
            ErrorCodes.SourceSignIn,
            $"PostgreSQL refused the token of the app's identity ({Name(e)}). Make the identity a role of the database server, as its Entra "
            + "administrator: SELECT * FROM pgaadauth_create_principal('IDENTITY', false, false); and set Username= to that name."),
        PostgresException { SqlState: InvalidCatalogName } e => Configuration(
            ErrorCodes.SourceSignIn, $"PostgreSQL has no such database ({Name(e)}). Correct Database= in the secret."),
        PostgresException e when IsSignIn(e) => Configuration(
            ErrorCodes.SourceSignIn,
            $"PostgreSQL refused the sign-in ({Name(e)}). Check Username= and Password= in the secret."),
        PostgresException e when e.IsTransient || IsInterruption(e) => new ExtractionException(
            ErrorKind.Transient, ErrorCodes.SourceInterrupted, $"PostgreSQL lets nobody in just now ({Name(e)}). {UntilItDoes(e)}"),
        PostgresException e => Configuration(
            ErrorCodes.SourceRefused, $"PostgreSQL refused the connection ({Name(e)})."),
        NpgsqlException { InnerException: AuthenticationException } => Configuration(
            ErrorCodes.SourceEncryption,
            "The server's TLS certificate does not prove its name. Use the name in the certificate as Host=, and "
            + "where its authority is not a public one give the root: KeyVault__RootCertificateSecretName or Source__RootCertificate."),
        NpgsqlException { IsTransient: true } or SocketException or TimeoutException => new ExtractionException(
            ErrorKind.Transient,
            ErrorCodes.SourceUnreachable,
            $"PostgreSQL cannot be reached ({Cause(error)}). Check Host= and Port= in the secret, and the firewall."),
        NpgsqlException e when e.Message.Contains("SSL", StringComparison.Ordinal) => Configuration(
            ErrorCodes.SourceEncryption, "The server offers no TLS, which every host but the local one must."),
        NpgsqlException => Configuration(
            ErrorCodes.SourceSignIn,
            "Signing in to PostgreSQL failed: the server asks for something that the secret does not hold, most often "
            + "a password."),
        _ => error,
    };

    /// <summary>While the snapshot is taken and the query checked: no row has been read.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="offset">Characters that were put in front of the query.</param>
    public static Exception BeforeRows(Exception error, int offset = 0) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => Refused(e),
        PostgresException e when IsAboutQuery(e) => Configuration(
            ErrorCodes.QueryInvalid,
            $"The query cannot be used ({Name(e)}): {e.MessageText}{At(e, offset)}. "
            + "It must be exactly one SELECT (or WITH ... SELECT, VALUES, TABLE) that changes nothing."),
        _ => AmongRows(error, CancellationToken.None),
    };

    /// <summary>While rows are read.</summary>
    public static Exception AmongRows(Exception error, CancellationToken cancellationToken) => error switch
    {
        _ when cancellationToken.IsCancellationRequested && error is not ExtractionException =>
            new OperationCanceledException(cancellationToken),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => Refused(e),
        PostgresException e when SourceSettingName.TryFind(e, out var name) => Configuration(
            ErrorCodes.QueryInvalid,
            $"The query reads the setting {name}, which has no value. Give it one with Source__Parameters__NAME."),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } e => Interrupted(
            $"A table of the query stayed locked for longer than Source__LockTimeout ({Name(e)})"),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } e => Interrupted(
            $"The query was cancelled, or took longer than Source__StatementTimeout ({Name(e)})"),
        PostgresException { IsTransient: true } e => Interrupted($"PostgreSQL broke off ({Name(e)})"),
        PostgresException e when IsInterruption(e) => Interrupted($"PostgreSQL broke off ({Name(e)})"),
        PostgresException e when IsAboutQuery(e) => Configuration(
            ErrorCodes.QueryInvalid, $"The query cannot be used ({Name(e)}). Run it with psql for the server's words."),
        PostgresException e => new ExtractionException(
            ErrorKind.Data,
            ErrorCodes.QueryFailed,
            $"The query failed on a row ({Name(e)}). Run it with psql for the server's words."),
        NpgsqlException or IOException or SocketException or TimeoutException =>
            Interrupted($"The connection to PostgreSQL broke ({Cause(error)})"),
        _ => error,
    };

    private static ExtractionException Refused(PostgresException e) => Configuration(
        ErrorCodes.SourceRefused,
        $"PostgreSQL does not let this role read what the query reads ({Name(e)}): {e.MessageText}. "
        + "GRANT SELECT on it; where row-level security is named, rows would be missing: use the table's owner, or a "
        + "role with BYPASSRLS.");

    private static ExtractionException Configuration(string code, string message) =>
        new(ErrorKind.Configuration, code, message);

    private static ExtractionException Interrupted(string found) =>
        new(ErrorKind.Transient, ErrorCodes.SourceInterrupted, $"{found}. Nothing was published; run again.");

    private static bool IsSignIn(PostgresException e) => e.SqlState.StartsWith("28", StringComparison.Ordinal);

    // Class 42: the query's own names and syntax; 0A: what COPY and cursors do not take; 25: a statement that writes.
    private static bool IsAboutQuery(PostgresException e) =>
        e.SqlState is ['4', '2', ..] or ['0', 'A', ..] or PostgresErrorCodes.ReadOnlySqlTransaction;

    // Class 57: operator intervention; 25P03: idle for too long; 08: connection.
    private static bool IsInterruption(PostgresException e) =>
        e.SqlState is ['5', '7', ..] or ['0', '8', ..] or "25P03" or "25P04";

    private static string UntilItDoes(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.TooManyConnections =>
            "Every connection that the server, the database or the role allows is taken: end those that pg_stat_activity shows idle, "
            + "or raise max_connections or the CONNECTION LIMIT; a run needs two.",
        _ => "It is starting, stopping, recovering or short of something: run again when it is up.",
    };

    private static string At(PostgresException e, int offset) =>
        e.Position > offset ? $" (at character {e.Position - offset})" : "";

    private static string Name(PostgresException e) => SqlState.Describe(e.SqlState);

    private static string Cause(Exception error) => error switch
    {
        SocketException e => e.SocketErrorCode.ToString(),
        { InnerException: { } inner } => Cause(inner),
        _ => error.GetType().Name,
    };
}
