using EngagementFunctions.Local.Postgres;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>Rows from a standby, the lock on a primary.</summary>
public class StandbyTests(PostgresFixture postgres)
{
    private const string LockSecret = "engagement-postgres-primary";

    [Fact]
    public async Task A_standby_alone_cannot_hold_the_lock()
    {
        var answer = await RunAsync(_ => []);
        Assert.Equal((500, "lock_on_standby"), (answer.Status, answer.Code));
        Assert.Contains("KeyVault__LockSecretName", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_primary_named_for_the_lock_the_standby_is_read()
    {
        var answer = await RunAsync(world =>
        {
            world.Vault.Secrets.Set(LockSecret, world.Source);
            return [("KeyVault__LockSecretName", LockSecret)];
        });
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
    }

    private async Task<Answer> RunAsync(Func<EngagementWorld, (string Name, string? Value)[]> settings)
    {
        await using var standby = await ThrowawayPostgres.StartAsync(ClusterShape.Standby, TestContext.Current.CancellationToken);
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        world.Vault.Secrets.Set(world.Names.SecretName, standby.ConnectionString);
        using var query = new TemporaryFile("SELECT 1 AS id WHERE pg_is_in_recovery()");
        await using var app = await world.StartAppAsync(
            [("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), .. settings(world)]);
        return await app.RunAsync();
    }
}
