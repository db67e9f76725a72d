using System.Net;
using System.Net.Sockets;

namespace EngagementFunctions.Local.Faults;

/// <summary>One client's connection through the proxy.</summary>
internal sealed class FaultyConnection(Socket client, IPEndPoint server, Func<PlantedFault> fault) : IDisposable
{
    private const int PieceBytes = 64 * 1024;
    private readonly Socket _upstream = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Forwards both ways until one side is gone.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = _upstream.NoDelay = true;
            await _upstream.ConnectAsync(server, cancellationToken);
            var requests = PumpAsync(client, _upstream, null, cancellationToken);
            var answers = PumpAsync(_upstream, client, fault, cancellationToken);
            await await Task.WhenAny(requests, answers);
            await Task.WhenAll(requests, answers);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }

        Dispose();
    }

    /// <summary>Ends both sides at once, as a vanished network does.</summary>
    public void Dispose()
    {
        client.Close(timeout: 0);
        _upstream.Close(timeout: 0);
    }

    private async Task PumpAsync(
        Socket from, Socket to, Func<PlantedFault>? planted, CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceBytes];
        int read;
        while ((read = await from.ReceiveAsync(buffer, cancellationToken)) > 0)
        {
            var current = planted?.Invoke();
            if (current?.Fault.Delay is { Ticks: > 0 } delay) await Task.Delay(delay, cancellationToken);
            if (current?.Fault.Hold is { } hold) await hold();
            var (length, cut) = current?.Apply(buffer.AsSpan(0, read)) ?? (read, false);
            await to.SendAsync(buffer.AsMemory(0, length), cancellationToken);
            if (cut) Dispose();
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
