using System.Net.Sockets;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>
/// Stops a COPY: first by asking the server, which then ends the statement at once, even while it is still sorting;
/// and when that does not end the read within seconds, by breaking the connection.
/// </summary>
internal sealed class CopyCancellation : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly NpgsqlRawCopyStream _copy;
    private readonly CancellationTokenSource _abandon = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly Lazy<Task> _request;

    public CopyCancellation(NpgsqlRawCopyStream copy, CancellationToken cancellationToken)
    {
        _copy = copy;
        _request = new Lazy<Task>(() => Task.Run(RequestAsync, CancellationToken.None));
        _registration = cancellationToken.Register(() => _ = _request.Value);
    }

    /// <summary>Breaks a read that did not end although the server was asked.</summary>
    public CancellationToken Abandoned => _abandon.Token;

    public Task CancelAsync() => _request.Value;

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        if (_request.IsValueCreated)
            await _request.Value;
        _abandon.Dispose();
    }

    private async Task RequestAsync()
    {
        _abandon.CancelAfter(Grace);
        try
        {
            await _copy.CancelAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException or SocketException or IOException)
        {
            // The connection is gone, or the stream has just ended: there is nothing left to cancel.
        }
    }
}
