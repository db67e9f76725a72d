using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Source;

/// <summary>Opens snapshots of the source database.</summary>
internal sealed class PostgresSource(SourceOptions options, TimeProvider clock, ILogger<PostgresSource> logger)
{
    public Task<SourceSnapshot> OpenAsync(
        string connectionString, SourceQuery query, string applicationName, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{options} {clock} {logger}");
}
