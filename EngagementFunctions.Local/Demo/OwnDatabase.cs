using EngagementFunctions.Local.Demo.Verdict;
using Npgsql;

namespace EngagementFunctions.Local.Demo;

/// <summary>The database and query a user brings, tried before anything is started.</summary>
internal static class OwnDatabase
{
    // The class of PostgreSQL's error codes for a role or password that is not accepted.
    private const string SignInErrors = "28";

    /// <exception cref="UsageException">It does not answer, does not let us in, or refuses the query.</exception>
    public static async Task CheckAsync(string connectionString, string query, CancellationToken cancellationToken)
    {
        try
        {
            await using var reading = await SourceReading.OpenAsync(connectionString, query, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith(SignInErrors, StringComparison.Ordinal))
        {
            throw new UsageException($"The database given by --source refused the sign-in: {refused.MessageText}.");
        }
        catch (PostgresException refused)
        {
            throw new UsageException($"The database given by --source refused the query: {refused.MessageText}.");
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or TimeoutException)
        {
            throw new UsageException($"The database given by --source does not answer: {unreachable.Message}.");
        }
    }

    /// <summary>The Npgsql connection string: what was given, or made of a postgres:// address.</summary>
    public static string Parse(string given)
    {
        try
        {
            return given.Contains("://", StringComparison.Ordinal)
                ? OfAddress(new Uri(given))
                : new NpgsqlConnectionStringBuilder(given).ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Said without quoting it: it may hold a password.
            throw new UsageException("--source is neither a connection string "
                + "(Host=...;Username=...;Password=...;Database=...) nor an address (postgres://user:password@host:port/database).");
        }
    }

    private static string OfAddress(Uri address)
    {
        if (address.Scheme is not ("postgres" or "postgresql")) throw new FormatException();
        var user = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Username = user[0],
            Password = user.Length > 1 ? user[1] : null,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        }.ConnectionString;
    }
}
