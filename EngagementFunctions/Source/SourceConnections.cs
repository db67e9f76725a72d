using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>Opens connections of their own, signed in and secured like the extraction's.</summary>
internal sealed class SourceConnections(SourceOptions options)
{
    /// <exception cref="Errors.ExtractionException">The server cannot be reached, or refuses the sign-in.</exception>
    public async Task<NpgsqlConnection> OpenAsync(
        string connectionString, string applicationName, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(
            ConnectionSettings.Build(connectionString, applicationName, options).ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();
            throw SourceErrors.AtSignIn(failure);
        }
    }
}
