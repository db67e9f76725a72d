using Npgsql;

namespace EngagementFunctions.Configuration;

/// <summary>Looks into a connection string without showing it.</summary>
internal static class PasswordOf
{
    /// <returns>False for a text that is no connection string with a host.</returns>
    public static bool TryFind(string connectionString, out bool hasPassword)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            hasPassword = !string.IsNullOrEmpty(settings.Password) || !string.IsNullOrEmpty(settings.Passfile);
            return !string.IsNullOrWhiteSpace(settings.Host);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            hasPassword = false;
            return false;
        }
    }
}
