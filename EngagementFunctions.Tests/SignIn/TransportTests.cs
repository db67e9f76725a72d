using EngagementFunctions.Local.Postgres;
using EngagementFunctions.Local.Vault;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>A server whose certificate a private authority signed, over a real handshake.</summary>
public class TransportTests(PostgresFixture postgres)
{
    private const string RootSecret = "postgres-root";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_root_from_setting_or_vault_verifies_the_server(bool fromVault)
    {
        using var certificates = LoopbackCertificates.Create(TimeProvider.System);
        var root = certificates.Authority.ExportCertificatePem();
        var answer = await RunAsync(certificates, fromVault
            ? world =>
            {
                world.Vault.Secrets.Set(RootSecret, root);
                return [("KeyVault__RootCertificateSecretName", RootSecret)];
            }
            : _ => [("Source__RootCertificate", root.Replace("\n", "\\n", StringComparison.Ordinal))]);
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
    }

    [Fact]
    public async Task Without_the_root_nobody_signs_in()
    {
        using var certificates = LoopbackCertificates.Create(TimeProvider.System);
        var answer = await RunAsync(certificates, _ => []);
        Assert.Equal((500, "source_encryption"), (answer.Status, answer.Code));
        Assert.Contains("KeyVault__RootCertificateSecretName", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_root_verifies_nothing()
    {
        using var certificates = LoopbackCertificates.Create(TimeProvider.System);
        using var others = LoopbackCertificates.Create(TimeProvider.System);
        var answer = await RunAsync(certificates, _ => [("Source__RootCertificate", others.Authority.ExportCertificatePem())]);
        Assert.Equal((500, "source_encryption"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_secret_that_is_no_certificate_is_told_as_such()
    {
        using var certificates = LoopbackCertificates.Create(TimeProvider.System);
        var answer = await RunAsync(certificates, world =>
        {
            world.Vault.Secrets.Set(RootSecret, "no certificate");
            return [("KeyVault__RootCertificateSecretName", RootSecret)];
        });
        Assert.Equal((500, "root_certificate_invalid"), (answer.Status, answer.Code));
    }

    private async Task<Answer> RunAsync(
        LoopbackCertificates certificates, Func<EngagementWorld, (string Name, string? Value)[]> settings)
    {
        await using var server = await ThrowawayPostgres.StartAsync(
            ClusterShape.WithTls(certificates.Server), TestContext.Current.CancellationToken);
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { SslMode = SslMode.VerifyFull };
        world.Vault.Secrets.Set(world.Names.SecretName, connection.ConnectionString);
        using var query = new TemporaryFile("SELECT 1 AS id FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl");
        await using var app = await world.StartAppAsync(
            [("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), .. settings(world)]);
        return await app.RunAsync();
    }
}
