using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EngagementFunctions.Local.Faults;

/// <summary>
/// Stands between a client and a server on this machine: forwards bytes, and does to them what
/// <see cref="Plant"/> says.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<FaultyConnection, Task> _connections = new();
    private readonly Task _accepting;
    private readonly IPEndPoint _server;
    private volatile PlantedFault _fault = new(new SocketFault());

    /// <summary>Listens on <see cref="Port"/> for connections to a server port of this machine.</summary>
    public FaultProxy(int serverPort)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on this goes wrong, for open connections too.</summary>
    public void Plant(SocketFault fault) => _fault = new PlantedFault(fault);

    /// <summary>From now on nothing goes wrong.</summary>
    public void Heal() => Plant(new SocketFault());

    /// <summary>Resets every open connection.</summary>
    public void CutAll()
    {
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        CutAll();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) Serve(await _listener.AcceptSocketAsync(_stopped.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private void Serve(Socket client)
    {
        var connection = new FaultyConnection(client, _server, () => _fault);
        if (_fault.Fault.Refuse)
        {
            connection.Dispose();
            return;
        }

        // Registered before it starts, so that CutAll misses none.
        var started = new TaskCompletionSource();
        _connections[connection] = started.Task;
        _ = ForwardAsync(connection, started);
    }

    private async Task ForwardAsync(FaultyConnection connection, TaskCompletionSource over)
    {
        await connection.ForwardAsync(_stopped.Token);
        _connections.TryRemove(connection, out _);
        over.SetResult();
    }
}
