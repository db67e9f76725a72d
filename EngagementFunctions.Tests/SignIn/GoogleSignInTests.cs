using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>Google by a key from the vault, and tokens that end before the run does.</summary>
public class GoogleSignInTests(PostgresFixture postgres)
{
    private const string KeySecret = "google-key";

    private static readonly (string Name, string? Value)[] ByKey =
    [
        ("Google__KeySecretName", KeySecret),
        ("Google__WorkloadIdentityAudience", null),
        ("Google__ServiceAccount", null),
        ("Google__TokenScope", null),
    ];

    [Fact]
    public async Task A_key_in_the_vault_is_enough()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        StoreKey(world);
        await using var app = await world.StartAppAsync(ByKey);
        var answer = await app.RunAsync();
        Assert.True(answer.Status == 200, answer.Body.ToString());
        Assert.Equal(10, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task A_key_rotated_during_a_run_is_read_afresh()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var first = StoreKey(world);
        await using var app = await world.StartAppAsync(ByKey);
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (job.Kind == "LOAD")
            {
                world.EmulatorOptions.BeforeJob = null;
                StoreKey(world);
                world.Vault.ServiceAccountKeys.Disable(first);
                world.Vault.ExpireForBigQuery();
            }

            return Task.CompletedTask;
        };
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
    }

    [Fact]
    public async Task A_key_that_Google_no_longer_takes_is_told_as_such()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        world.Vault.ServiceAccountKeys.Disable(StoreKey(world));
        await using var app = await world.StartAppAsync(ByKey);
        var answer = await app.RunAsync();
        Assert.Equal((500, "google_sign_in"), (answer.Status, answer.Code));
        Assert.Contains("Google__KeySecretName", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("marked-eHl6 is no JSON")]
    [InlineData("""{"type": "service_account", "private_key": "marked-eHl6", "client_email": "a@b.example"}""")]
    [InlineData("""{"type": "authorized_user", "client_id": "marked-eHl6"}""")]
    public async Task A_secret_that_is_no_key_is_not_quoted(string secret)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        world.Vault.Secrets.Set(KeySecret, secret);
        await using var app = await world.StartAppAsync(ByKey);
        var answer = await app.RunAsync();
        Assert.Equal((500, "secret_invalid"), (answer.Status, answer.Code));
        Assert.DoesNotContain("eHl6", app.Log + answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_that_expire_between_two_loads_are_replaced(bool byKey)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        StoreKey(world);
        world.Vault.Options.TokenLifetime = TimeSpan.FromSeconds(2);
        world.EmulatorOptions.BeforeJob = job => job.Kind == "LOAD" ? Task.Delay(TimeSpan.FromSeconds(1.5)) : Task.CompletedTask;
        await using var app = await world.StartAppAsync([.. byKey ? ByKey : [], ("Batches__MaxRows", "20")]);
        var answer = await app.RunAsync();
        Assert.Equal((200, 3), (answer.Status, answer.Run.GetProperty("batches").GetInt32()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_ends_before_its_time_is_replaced(bool byKey)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        StoreKey(world);
        var loads = 0;
        world.EmulatorOptions.BeforeJob = job =>
        {
            if (job.Kind == "LOAD" && ++loads == 2)
            {
                world.Vault.ExpireForBigQuery();
            }

            return Task.CompletedTask;
        };
        await using var app = await world.StartAppAsync([.. byKey ? ByKey : [], ("Batches__MaxRows", "20")]);
        var before = world.Vault.IssuedForBigQuery;
        var answer = await app.RunAsync();
        Assert.Equal((200, 3, 2), (answer.Status, loads, world.Vault.IssuedForBigQuery - before));
    }

    private static string StoreKey(EngagementWorld world)
    {
        var (id, json) = world.Vault.ServiceAccountKeys.Create(world.Vault.KeyTokenUri);
        world.Vault.Secrets.Set(KeySecret, json);
        return id;
    }
}
