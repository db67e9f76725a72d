using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>PostgreSQL by a token of the app's identity: the role's password is the token that was handed out last.</summary>
public class EntraSignInTests(PostgresFixture postgres)
{
    private const string Secret = "engagement-postgres";
    private const string Resource = "https://ossrdbms-aad.database.windows.net";

    [Fact]
    public async Task A_run_goes_through_without_any_password_anywhere()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await SourceRole.CreateAsync(world);
        role.FollowTokens(Resource);
        await using var app = await world.StartAppAsync(
            ("Source__SignIn", "Entra"), ("Source__ConnectionString", role.ConnectionString()), ("KeyVault__Uri", null));
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.Equal(10, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task The_connection_string_without_a_password_may_be_in_the_vault()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await SourceRole.CreateAsync(world);
        role.FollowTokens("api://another-cloud");
        world.Vault.Secrets.Set(Secret, role.ConnectionString());
        await using var app = await world.StartAppAsync(
            ("Source__SignIn", "Entra"), ("Source__TokenScope", "api://another-cloud/.default"));
        Assert.Equal(200, (await app.RunAsync()).Status);
    }

    [Fact]
    public async Task A_token_that_expires_during_the_run_is_replaced_for_the_next_connection()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await SourceRole.CreateAsync(world);
        role.FollowTokens(Resource);
        world.Vault.Secrets.Set(Secret, role.ConnectionString());
        world.Vault.Options.TokenLifetime = TimeSpan.FromSeconds(2);
        await using var app = await world.StartAppAsync(("Source__SignIn", "Entra"));
        var isLate = false;
        world.EmulatorOptions.Intercept = async _ =>
        {
            // Between the lock, which signs in first, and the snapshot, which signs in next.
            if (!isLate && app.Log.Contains("lock done", StringComparison.Ordinal))
            {
                isLate = true;
                await Task.Delay(TimeSpan.FromSeconds(3));
            }

            return false;
        };
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished", true), (answer.Status, answer.State, isLate));
    }

    [Fact]
    public async Task A_role_that_is_not_the_identitys_own_is_told_as_such()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await SourceRole.CreateAsync(world);
        await role.SetPasswordAsync("no-token");
        world.Vault.Secrets.Set(Secret, role.ConnectionString());
        await using var app = await world.StartAppAsync(("Source__SignIn", "Entra"));
        var answer = await app.RunAsync();
        Assert.Equal((500, "source_sign_in"), (answer.Status, answer.Code));
        Assert.Contains("pgaadauth_create_principal", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_the_secret_contradicts_the_setting()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync(("Source__SignIn", "Entra"));
        var answer = await app.RunAsync();
        Assert.Equal((500, "secret_invalid"), (answer.Status, answer.Code));
        Assert.Contains("holds a password", answer.Detail, StringComparison.Ordinal);
    }
}
