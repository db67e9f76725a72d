using EngagementFunctions.Errors;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>A connection together with what it came from; of its own, never pooled.</summary>
internal sealed class SourceConnection(NpgsqlDataSource dataSource, NpgsqlConnection connection, SslMode mode) : IAsyncDisposable
{
    public NpgsqlConnection Connection => connection;

    /// <summary>Whether the server had to prove its name by a certificate.</summary>
    public bool IsVerified => mode == SslMode.VerifyFull;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await dataSource.DisposeAsync();
    }
}

/// <summary>Opens connections, all signed in and secured alike.</summary>
internal sealed class SourceConnections(SourceOptions options)
{
    /// <exception cref="ExtractionException">The server cannot be reached, or refuses the sign-in.</exception>
    public async Task<SourceConnection> OpenAsync(SourceLogin login, string applicationName, CancellationToken cancellationToken)
    {
        var credentials = login.Current;
        try
        {
            return await ConnectAsync(credentials, applicationName, cancellationToken);
        }
        catch (ExtractionException refused) when (refused.Code == ErrorCodes.SourceSignIn)
        {
            if (!await login.TryRenewAsync(credentials, cancellationToken))
            {
                throw;
            }
        }

        return await ConnectAsync(login.Current, applicationName, cancellationToken);
    }

    private async Task<SourceConnection> ConnectAsync(
        SourceCredentials credentials, string applicationName, CancellationToken cancellationToken)
    {
        var settings = ConnectionSettings.Build(credentials.ConnectionString, applicationName, options);
        if (credentials.Token is { } token)
        {
            settings.Password = await token(cancellationToken);
        }

        // A data source of its own: what types the server knows is asked anew for each run.
        var dataSource = Build(settings, credentials);
        try
        {
            return new SourceConnection(dataSource, await dataSource.OpenConnectionAsync(cancellationToken), settings.SslMode);
        }
        catch (Exception failure)
        {
            await dataSource.DisposeAsync();
            throw SourceErrors.AtSignIn(failure, credentials.Token is not null);
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, SourceCredentials credentials)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (credentials.Roots is { } roots)
        {
            builder.UseRootCertificates(roots);
        }

        return builder.Build();
    }
}
