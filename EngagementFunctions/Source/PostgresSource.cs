using EngagementFunctions.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Source;

/// <summary>Opens snapshots of the source database: one connection, one read-only transaction each.</summary>
internal sealed partial class PostgresSource(
    SourceConnections connections, SourceOptions options, TimeProvider clock, ILogger<PostgresSource> logger)
{
    /// <summary>Takes a snapshot, then describes the query in it. The query has not run yet.</summary>
    /// <exception cref="Errors.ExtractionException">What is wrong with server, sign-in or query.</exception>
    public async Task<SourceSnapshot> OpenAsync(
        SourceLogin login, SourceQuery query, string applicationName, CancellationToken cancellationToken)
    {
        var statement = SqlStatement.Single(query.Text);
        var opened = await connections.OpenAsync(login, applicationName, cancellationToken);
        var session = await SourceSession.OverAsync(opened, cancellationToken);
        try
        {
            var takenAt = await session.BeginAsync(SnapshotSettings.From(options, query), cancellationToken);
            var columns = await session.DescribeAsync(statement, cancellationToken);
            Log.SnapshotTaken(logger, takenAt, columns.Count);
            return new SourceSnapshot(session, statement, columns, takenAt, clock);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SnapshotTaken, LogLevel.Debug, "Snapshot taken at {TakenAt:O}; the query has {Columns} columns")]
        public static partial void SnapshotTaken(ILogger logger, DateTimeOffset takenAt, int columns);
    }
}
