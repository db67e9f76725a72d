using DuckDB.NET.Native;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>
/// The session each statement runs in: one of its own, or the one that BEGIN TRANSACTION opened. DuckDB gives a
/// transaction up at its first error; only ROLLBACK is possible then.
/// </summary>
internal sealed class Sessions(Warehouse warehouse, CancellationToken cancellation) : IDisposable
{
    private WarehouseSession? _transaction;
    private bool _isBroken;

    public bool IsInTransaction => _transaction is not null;

    public Warehouse Warehouse { get; } = warehouse;

    public T Read<T>(Func<WarehouseSession, T> work) =>
        _transaction is { } open && !_isBroken ? InTransaction(open, work) : InOwn(Warehouse.BeginRead(), work);

    public T Write<T>(Func<WarehouseSession, T> work)
    {
        if (_transaction is not { } open)
            return InOwn(Warehouse.BeginWrite(cancellation), work);
        return _isBroken
            ? throw BigQueryError.InvalidQuery("The transaction was aborted by an error before; roll it back")
            : InTransaction(open, work);
    }

    public void Begin()
    {
        if (_transaction is not null)
            throw BigQueryError.InvalidQuery(
                "Transaction is already in progress; nested transactions are not supported");
        _transaction = Warehouse.BeginWrite(cancellation);
        _isBroken = false;
    }

    public void Commit()
    {
        var open = _transaction ?? throw BigQueryError.InvalidQuery("There is no active transaction to commit");
        if (_isBroken)
            throw BigQueryError.InvalidQuery(
                "The emulator cannot commit a transaction after a failed statement; roll it back");
        DuckErrors.Translated(() =>
        {
            open.Commit();
            return true;
        });
        _transaction = null;
    }

    public void Rollback()
    {
        var open = _transaction ?? throw BigQueryError.InvalidQuery("There is no active transaction to roll back");
        _transaction = null;
        open.Dispose();
    }

    public void Dispose() => _transaction?.Dispose();

    /// <summary>A job that is cancelled does not wait for the end of its statement.</summary>
    private T Interruptible<T>(WarehouseSession session, Func<WarehouseSession, T> work)
    {
        using var interruption = cancellation.Register(
            () => NativeMethods.Startup.DuckDBInterrupt(session.Connection.NativeConnection));
        return work(session);
    }

    private T InTransaction<T>(WarehouseSession session, Func<WarehouseSession, T> work)
    {
        try
        {
            return DuckErrors.Translated(() => Interruptible(session, work));
        }
        catch
        {
            _isBroken = true;
            throw;
        }
    }

    private T InOwn<T>(WarehouseSession session, Func<WarehouseSession, T> work)
    {
        using (session)
        {
            return DuckErrors.Translated(() =>
            {
                var result = Interruptible(session, work);
                session.Commit();
                return result;
            });
        }
    }
}
