using System.Net;
using System.Net.Sockets;
using EngagementFunctions.Local.Faults;

namespace EngagementFunctions.Tests.Local.Faults;

public sealed class FaultProxyTests : IAsyncDisposable
{
    private static readonly byte[] Sent = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly FaultProxy _proxy;

    public FaultProxyTests()
    {
        _server.Start();
        _proxy = new FaultProxy(((IPEndPoint)_server.LocalEndpoint).Port);
        _ = EchoAsync();
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_fault_every_byte_comes_through_both_ways() =>
        Assert.Equal(Sent, await ExchangeAsync());

    [Fact]
    public async Task A_cut_comes_after_its_byte_and_only_once()
    {
        _proxy.Plant(new SocketFault { CutAfter = 70_000 });

        await Assert.ThrowsAnyAsync<IOException>(ExchangeAsync);
        Assert.Equal(Sent, await ExchangeAsync());
    }

    [Fact]
    public async Task A_corrupted_byte_is_the_only_one_changed()
    {
        _proxy.Plant(new SocketFault { CorruptAt = 123_456 });
        var received = await ExchangeAsync();

        Assert.Equal([123_456], Enumerable.Range(0, Sent.Length).Where(i => Sent[i] != received[i]));
    }

    [Fact]
    public async Task A_refusing_proxy_serves_again_once_healed()
    {
        _proxy.Plant(new SocketFault { Refuse = true });
        var refused = await Assert.ThrowsAnyAsync<Exception>(ExchangeAsync);
        Assert.True(refused is IOException or SocketException, refused.Message);
        _proxy.Heal();

        Assert.Equal(Sent, await ExchangeAsync());
    }

    [Fact]
    public async Task A_delay_holds_back_what_the_server_says()
    {
        _proxy.Plant(new SocketFault { Delay = TimeSpan.FromMilliseconds(300) });
        var started = TimeProvider.System.GetTimestamp();
        await ExchangeAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task Open_connections_can_be_cut_at_any_time()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port, Now);
        await client.GetStream().WriteAsync(Sent.AsMemory(0, 1), Now);
        await client.GetStream().ReadExactlyAsync(new byte[1], Now);
        _proxy.CutAll();

        await Assert.ThrowsAnyAsync<IOException>(
            () => client.GetStream().ReadExactlyAsync(new byte[1], Now).AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _server.Stop();
    }

    private async Task<byte[]> ExchangeAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port, Now);
        var stream = client.GetStream();
        var received = new byte[Sent.Length];
        var reading = stream.ReadExactlyAsync(received, Now).AsTask();
        await Task.WhenAll(stream.WriteAsync(Sent, Now).AsTask(), reading);
        return received;
    }

    private async Task EchoAsync()
    {
        try
        {
            while (true) _ = EchoAsync(await _server.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task EchoAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await client.GetStream().CopyToAsync(client.GetStream());
            }
            catch (IOException)
            {
                // Cut.
            }
        }
    }
}
