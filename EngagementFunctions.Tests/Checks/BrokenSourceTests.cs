using EngagementFunctions.Local.Postgres;
using EngagementFunctions.Local.Vault;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Checks;

/// <summary>Each hop from the vault to the query, broken once: its check says so, names what mends it, and nothing else is wrong.</summary>
public class BrokenSourceTests(PostgresFixture postgres)
{
    /// <summary>A target that does not exist yet: whatever the query gives fits it.</summary>
    private static readonly (string, string?) Fresh = ("BigQuery__TableId", "fresh");

    [Fact]
    public Task A_vault_that_forbids() => WrongAsync(
        "vault", world => world.Vault.Options.ForbidsSecrets = true, "az role assignment create", "Key Vault Secrets User");

    [Fact]
    public Task An_identity_that_is_none() => WrongAsync(
        ["vault", "token_exchange"], _ => { }, "az functionapp identity assign", [("AZURE_CLIENT_ID", Guid.Empty.ToString())]);

    [Fact]
    public Task A_secret_that_is_missing() => WrongAsync(
        ["secret"], _ => { }, "az keyvault secret set", [("KeyVault__PostgresSecretName", "no-such-secret")]);

    [Theory]
    [InlineData("KeyVault__LockSecretName", "--name no-such-secret --value \"Host=")]
    [InlineData("KeyVault__RootCertificateSecretName", "--name no-such-secret --file root.pem")]
    public async Task Another_secret_that_is_missing_is_the_one_to_store(string setting, string mend)
    {
        var checks = await WrongAsync(["secret"], _ => { }, mend, [(setting, "no-such-secret")]);
        Assert.DoesNotContain("engagement-postgres", checks.Of("secret").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_secret_of_another_form_is_the_one_to_store()
    {
        var checks = await WrongAsync(
            ["secret"], world => world.Vault.Secrets.Set("lock-secret", "postgresql://db"), "--name lock-secret", [("KeyVault__LockSecretName", "lock-secret")]);
        Assert.DoesNotContain("engagement-postgres", checks.Of("secret").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_in_the_settings_is_not_mended_in_the_vault()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world => Spoilt(world, _ => { }, [
            ("Source__ConnectionString", "Host=db.example.com;Username=reader"),
            ("Source__SignIn", "Entra"),
            ("KeyVault__LockSecretName", "no-such-secret"),
        ]));
        Assert.Contains("--name no-such-secret", checks.Of("secret").Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("engagement-postgres", checks.Of("secret").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_secret_of_another_form() => WrongAsync(
        "secret", world => world.Vault.Secrets.Set(world.Names.SecretName, "postgresql://reader:marked@db/school"), "az keyvault secret set");

    [Fact]
    public Task A_password_that_is_wrong() => WrongAsync(
        "database_sign_in", world => Change(world, connection => connection.Password = "wrong"), "Password=");

    [Fact]
    public Task A_query_that_is_none() => WrongQueryAsync("query", "SELECT FROM nothing WHERE", "Source__QueryFile");

    [Fact]
    public Task Two_queries() => WrongQueryAsync("query", "SELECT 1 AS id; SELECT 2 AS id", "Source__QueryFile");

    [Fact]
    public Task A_type_that_is_not_carried_over() => WrongQueryAsync("types", "SELECT 1 AS id, '{1}'::int[] AS marks", "docs/type-mapping.md");

    [Fact]
    public Task A_key_that_is_not_in_the_query() => WrongQueryAsync("key", "SELECT 1 AS number", "Run__KeyColumns");

    [Fact]
    public async Task A_lock_on_a_standby()
    {
        await using var standby = await ThrowawayPostgres.StartAsync(ClusterShape.Standby, TestContext.Current.CancellationToken);
        using var query = new TemporaryFile("SELECT 1 AS id");
        await WrongAsync(
            ["lock"],
            world => world.Vault.Secrets.Set(world.Names.SecretName, standby.ConnectionString),
            "KeyVault__LockSecretName",
            [("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), Fresh]);
    }

    [Fact]
    public async Task A_certificate_that_proves_nothing_and_one_that_does()
    {
        using var certificates = LoopbackCertificates.Create(TimeProvider.System);
        await using var server = await ThrowawayPostgres.StartAsync(
            ClusterShape.WithTls(certificates.Server), TestContext.Current.CancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { SslMode = SslMode.VerifyFull };
        using var query = new TemporaryFile("SELECT 1 AS id");
        (string, string?)[] settings = [("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), Fresh];
        void Point(EngagementWorld world) => world.Vault.Secrets.Set(world.Names.SecretName, connection.ConnectionString);

        var unproved = await WrongAsync(["tls"], Point, "KeyVault__RootCertificateSecretName", settings);
        Assert.Equal("not_checked", unproved.Of("database_sign_in").Outcome);
        connection.SslMode = SslMode.Require;
        Assert.Equal("warning", (await FineAsync(Point, settings)).Of("tls").Outcome);
        connection.SslMode = SslMode.VerifyFull;
        var proved = await FineAsync(Point, [.. settings, ("Source__RootCertificate", certificates.Authority.ExportCertificatePem())]);
        Assert.Equal("fine", proved.Of("tls").Outcome);
        Assert.Contains("TLSv1.3", proved.Of("tls").Found, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Looked>> FineAsync(Action<EngagementWorld> spoil, (string, string?)[] settings) =>
        CheckedWorld.CheckAsync(postgres, world => Spoilt(world, spoil, settings), status: 200);

    private static Task<(string, string?)[]> Spoilt(EngagementWorld world, Action<EngagementWorld> spoil, (string, string?)[] settings)
    {
        spoil(world);
        return Task.FromResult(settings);
    }

    private async Task WrongQueryAsync(string check, string sql, string mend)
    {
        using var query = new TemporaryFile(sql);
        await WrongAsync([check], _ => { }, mend, [("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), Fresh]);
    }

    private async Task WrongAsync(string check, Action<EngagementWorld> spoil, params string[] mends)
    {
        var checks = await WrongAsync([check], spoil, mends[0], []);
        Assert.All(mends, mend => Assert.Contains(mend, checks.Of(check).Mend, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<Looked>> WrongAsync(
        string[] wrong, Action<EngagementWorld> spoil, string mend, (string, string?)[] settings)
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world => Spoilt(world, spoil, settings));
        Assert.Equal(wrong, checks.Wrong());
        Assert.Contains(mend, checks.Of(wrong[0]).Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", string.Join(' ', checks.Select(check => check.Found)), StringComparison.Ordinal);
        return checks;
    }

    private static void Change(EngagementWorld world, Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(world.Source);
        change(connection);
        world.Vault.Secrets.Set(world.Names.SecretName, connection.ConnectionString);
    }
}
