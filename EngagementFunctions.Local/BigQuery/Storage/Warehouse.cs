using DuckDB.NET.Data;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// One DuckDB database file and the catalog that belongs to it. Reading sessions run side by side; writing sessions
/// one after another, because DuckDB refuses the second of two conflicting writers where BigQuery makes it wait.
/// </summary>
internal sealed class Warehouse : IDisposable
{
    /// <summary>
    /// Guards the one moment in which rows and catalog change together, and the start of each snapshot.
    /// </summary>
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly DatabaseFile _file;
    private readonly DuckDBConnection _keepsDatabaseOpen;

    public Warehouse(TimeProvider clock, string? path = null)
    {
        Clock = clock;
        _file = new DatabaseFile(path);
        _keepsDatabaseOpen = OpenConnection();
        _file.Configure(_keepsDatabaseOpen);
        _keepsDatabaseOpen.Execute($"CREATE TABLE IF NOT EXISTS {SnapshotProbe} (nothing BOOLEAN)");
    }

    public TimeProvider Clock { get; }

    public Catalog Catalog { get; private set; } = new();

    /// <summary>Uploads and spilled results lie beside the database, and go when it goes.</summary>
    public string Folder => _file.Folder;

    /// <summary>
    /// Reading it ties a transaction to its snapshot: DuckDB otherwise does so only at the first table read.
    /// </summary>
    private static string SnapshotProbe => "main.\"~snapshot\"";

    /// <summary>A connection in no session: what it does is seen at once, and the catalog is not told.</summary>
    public DuckDBConnection OpenConnection()
    {
        var connection = new DuckDBConnection(_file.ConnectionString);
        connection.Open();
        connection.Execute("SET TimeZone = 'UTC'");
        return connection;
    }

    /// <summary>A snapshot of rows and catalog. It may add tables of its own (results), nothing else.</summary>
    public WarehouseSession BeginRead() => Begin(ended: static () => { });

    /// <summary>Waits for the writer before it, then sees everything that one did.</summary>
    public WarehouseSession BeginWrite(CancellationToken cancellationToken)
    {
        _writing.Wait(cancellationToken);
        try
        {
            return Begin(ended: () => _writing.Release());
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _keepsDatabaseOpen.Dispose();
        _file.Dispose();
        _writing.Dispose();
    }

    /// <summary>Rows and catalog become visible together. The changes meet the catalog as it is by now.</summary>
    internal void Commit(DuckDBConnection connection, IEnumerable<Func<Catalog, Catalog>> changes)
    {
        lock (_gate)
        {
            connection.Execute("COMMIT");
            Catalog = changes.Aggregate(Catalog, (catalog, change) => change(catalog));
        }
    }

    private WarehouseSession Begin(Action ended)
    {
        var connection = OpenConnection();
        lock (_gate)
        {
            connection.Execute($"BEGIN; FROM {SnapshotProbe}");
            return new WarehouseSession(this, connection, Catalog, ended);
        }
    }
}
