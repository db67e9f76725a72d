using Npgsql;
namespace EngagementFunctions.Source;
internal sealed class SourceConnections
{
    public Task<NpgsqlConnection> OpenAsync(string connectionString, string applicationName, CancellationToken cancellationToken) => throw new NotSupportedException(connectionString + applicationName + cancellationToken);
}
