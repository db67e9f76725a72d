using System.Net;
using System.Net.Sockets;
using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Local.Postgres;

/// <summary>One cluster in a temporary folder, served on a loopback port, its durability switched off.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string[] Settings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off",
        "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0", "max_wal_size=4GB",
    ];

    private readonly OwnedProcess _server;
    private readonly string _folder;

    private PostgresCluster(OwnedProcess server, string folder, int port)
    {
        _server = server;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    public bool HasExited => _server.HasExited;

    public static async Task<PostgresCluster> StartAsync(
        string password, ClusterShape shape, CancellationToken cancellationToken)
    {
        var account = Unprivileged.Account();
        var programs = PostgresBinaries.Folder();
        var folder = await ClusterFolder.CreateAsync(programs, account, password, cancellationToken);
        foreach (var (name, content) in shape.Files)
            await ClusterFolder.AddAsync(folder, account, name, content, cancellationToken);
        var port = FreePort();
        var server = OwnedProcess.Start(new OwnedProcessStart(Path.Combine(programs, "postgres"),
            ["-D", Path.Combine(folder, "data"), "-p", $"{port}", .. Settings.Concat(shape.Settings).SelectMany(s => new[] { "-c", s })])
        {
            Account = account,
            StopSignal = "INT",
            LogFile = Path.Combine(folder, "server.log"),
            WorkingDirectory = "/",
            DeleteAtExit = folder,
        });
        return new PostgresCluster(server, folder, port);
    }

    /// <summary>The end of the server's log, for the message that says why it does not answer.</summary>
    public string LogTail()
    {
        var log = Path.Combine(_folder, "server.log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(5)) : "";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
