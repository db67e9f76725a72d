using EngagementFunctions.Errors;

namespace EngagementFunctions.Source;

/// <summary>One repeatable-read transaction over the source and the described query in it.</summary>
internal sealed class SourceSnapshot(
    SourceSession session,
    string statement,
    IReadOnlyList<SourceColumn> columns,
    DateTimeOffset takenAt,
    TimeProvider clock) : IAsyncDisposable
{
    // TRUNCATE and the rewriting forms of ALTER TABLE are not kept apart by snapshots: committed between the snapshot
    // and the query's first lock, they make its tables look empty. The catalog shows it: pg_class as the snapshot sees
    // it names the old file, pg_relation_filenode() the present one. The locks held now keep it from changing again.
    private const string CountReplacedTables = """
        SELECT count(*)
        FROM pg_catalog.pg_locks AS locks
        JOIN pg_catalog.pg_class AS tables ON tables.oid = locks.relation
        WHERE locks.pid = pg_catalog.pg_backend_pid() AND locks.locktype = 'relation' AND tables.relkind IN ('r', 'm')
          AND tables.relfilenode <> 0
          AND pg_catalog.pg_relation_filenode(tables.oid) IS DISTINCT FROM tables.relfilenode
        """;

    private readonly long _openedAt = clock.GetTimestamp();

    /// <summary>The columns of the query, described inside the snapshot.</summary>
    public IReadOnlyList<SourceColumn> Columns => columns;

    /// <summary>The server's time when the snapshot's transaction began.</summary>
    public DateTimeOffset TakenAt => takenAt;

    /// <summary>The query without a closing semicolon.</summary>
    public string Statement => statement;

    /// <summary>How long the transaction was held open; there once the rows have been received.</summary>
    public TimeSpan? Held { get; private set; }

    /// <summary>
    /// Runs the query and sends its rows down the pipe, then ends the transaction. Whatever goes wrong completes
    /// the pipe with an <see cref="ExtractionException"/>; this task itself never fails.
    /// </summary>
    public async Task ReceiveAsync(CopyPipe pipe, CancellationToken cancellationToken)
    {
        try
        {
            await CopyReceiver.ReceiveAsync(session, statement, pipe, cancellationToken);
            await EndAsync(cancellationToken);
            pipe.Complete();
        }
        catch (Exception e)
        {
            pipe.Complete(SourceErrors.AmongRows(e, cancellationToken));
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        var replaced = await session.ScalarAsync<long>(CountReplacedTables, cancellationToken);
        await session.ExecuteAsync("COMMIT", cancellationToken);
        Held = clock.GetElapsedTime(_openedAt);
        if (replaced > 0)
            throw new ExtractionException(
                ErrorKind.Transient,
                ErrorCodes.SourceInterrupted,
                "A table of the query was truncated or rewritten just as the snapshot was taken, so that its rows "
                + "could not be seen. Run again.");
    }
}
