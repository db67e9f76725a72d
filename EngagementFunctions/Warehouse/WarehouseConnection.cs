using EngagementFunctions.Configuration;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>The BigQuery client, made at the first call and kept; made anew when its key was rotated.</summary>
internal sealed class WarehouseConnection(GoogleSignIn signIn, IOptions<BigQueryOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile OpenClient? _open;

    /// <summary>A client and what it signs in with.</summary>
    private sealed record OpenClient(BigQueryClient Client, string Origin);

    /// <summary>There once <see cref="EnsureOpenAsync"/> has been awaited, as every call does.</summary>
    public BigQueryClient Client => _open?.Client ?? throw new InvalidOperationException("No call has been made yet.");

    public async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_open is null)
        {
            await InTurnAsync(async () => _open ??= await OpenAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>After a refused sign-in.</summary>
    /// <returns>Whether another key is in use now.</returns>
    public async Task<bool> TryRenewAsync(BigQueryClient refused, CancellationToken cancellationToken)
    {
        if (signIn.MayChange)
        {
            await InTurnAsync(() => RenewAsync(refused, cancellationToken), cancellationToken);
        }

        return Client != refused;
    }

    private async Task RenewAsync(BigQueryClient refused, CancellationToken cancellationToken)
    {
        // Another call may have been here first. The refused client is left to calls that are still under way.
        if (Client == refused && await OpenAsync(cancellationToken) is var read && read.Origin != _open!.Origin)
        {
            _open = read;
        }
    }

    private async Task InTurnAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<OpenClient> OpenAsync(CancellationToken cancellationToken)
    {
        var identity = await signIn.CreateAsync(cancellationToken);
        var builder = new BigQueryClientBuilder
        {
            ProjectId = options.Value.ProjectId,
            BaseUri = options.Value.BaseUri?.ToString(),
            ApplicationName = "engagement-functions",
            GoogleCredential = identity.Credential,
        };
        return new OpenClient(builder.Build(), identity.Origin);
    }

    public void Dispose()
    {
        _open?.Client.Dispose();
        _turn.Dispose();
    }
}
