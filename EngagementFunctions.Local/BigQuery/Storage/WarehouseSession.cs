using DuckDB.NET.Data;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// One transaction over rows and catalog: all of it becomes visible at <see cref="Commit"/>, or none of it.
/// </summary>
internal sealed class WarehouseSession(Warehouse warehouse, DuckDBConnection connection, Catalog catalog, Action ended)
    : IDisposable
{
    private readonly List<Func<Catalog, Catalog>> _changes = [];
    private bool _isOver;

    /// <summary>A connection inside the transaction.</summary>
    public DuckDBConnection Connection { get; } = connection;

    /// <summary>The catalog of the snapshot, with this session's own changes.</summary>
    public Catalog Catalog { get; private set; } = catalog;

    public DateTimeOffset Now => warehouse.Clock.GetUtcNow();

    public Table Table(TableId id) => Catalog.Table(id, Now);

    public Table? FindTable(TableId id) => Catalog.FindTable(id, Now);

    /// <summary>Changes the catalog now for this session, and for everyone at its commit.</summary>
    public void Change(Func<Catalog, Catalog> change)
    {
        Catalog = change(Catalog);
        _changes.Add(change);
    }

    public void Commit()
    {
        warehouse.Commit(Connection, _changes);
        End();
    }

    /// <summary>Without a commit before it, everything is undone.</summary>
    public void Dispose()
    {
        if (_isOver) return;
        try
        {
            Connection.Execute("ROLLBACK");
        }
        catch (DuckDBException)
        {
            // A failed statement may have ended the transaction already: nothing is left to undo.
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        _isOver = true;
        Connection.Dispose();
        ended();
    }
}
