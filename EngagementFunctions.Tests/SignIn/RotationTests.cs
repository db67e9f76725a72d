using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>Secrets change while the app runs; nothing has to be started anew.</summary>
public class RotationTests(PostgresFixture postgres)
{
    private const string Secret = "engagement-postgres";

    [Fact]
    public async Task A_password_rotated_between_two_runs_is_used_by_the_second()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await WithPasswordAsync(world, "first-aGk1");
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        await RotateAsync(world, role, "second-bWw2");
        Assert.Equal(200, (await app.RunAsync()).Status);
    }

    [Fact]
    public async Task A_password_rotated_during_a_run_is_read_afresh_once()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await WithPasswordAsync(world, "first-aGk1");
        await using var app = await world.StartAppAsync();
        world.EmulatorOptions.BeforeJob = async _ =>
        {
            // The lock is held by then; the snapshot has not been taken.
            world.EmulatorOptions.BeforeJob = null;
            await RotateAsync(world, role, "second-bWw2");
        };
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.DoesNotContain("aGk1", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_the_vault_does_not_know_is_a_sign_in_error()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        var role = await WithPasswordAsync(world, "first-aGk1");
        await role.SetPasswordAsync("second-bWw2");
        await using var app = await world.StartAppAsync();
        var answer = await app.RunAsync();
        Assert.Equal((500, "source_sign_in"), (answer.Status, answer.Code));
        Assert.DoesNotContain("aGk1", app.Log + answer.Body, StringComparison.Ordinal);
    }

    private static async Task<SourceRole> WithPasswordAsync(EngagementWorld world, string password)
    {
        var role = await SourceRole.CreateAsync(world);
        await RotateAsync(world, role, password);
        return role;
    }

    private static async Task RotateAsync(EngagementWorld world, SourceRole role, string password)
    {
        await role.SetPasswordAsync(password);
        world.Vault.Secrets.Set(Secret, role.ConnectionString(password));
    }
}
