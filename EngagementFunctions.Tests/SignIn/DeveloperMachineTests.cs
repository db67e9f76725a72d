using EngagementFunctions.Configuration;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.SignIn;

/// <summary>User secrets and application-default credentials work on a developer's machine, and in Azure nothing starts with them.</summary>
public class DeveloperMachineTests(PostgresFixture postgres)
{
    private const string ConnectionString = "Source:ConnectionString";

    [Fact]
    public async Task User_secrets_and_application_default_credentials_are_enough()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        using var machine = new DeveloperMachine(new Dictionary<string, string> { [ConnectionString] = world.Source });
        var key = machine.Write("key.json", world.Vault.ServiceAccountKeys.Create(world.Vault.KeyTokenUri).Json);
        await using var app = await world.StartAppAsync([.. machine.Settings, ("GOOGLE_APPLICATION_CREDENTIALS", key)]);
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.Equal(10, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task Without_application_default_credentials_the_command_is_named_that_makes_them()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        using var machine = new DeveloperMachine(new Dictionary<string, string> { [ConnectionString] = world.Source });
        await using var app = await world.StartAppAsync([.. machine.Settings, ("NO_GCE_CHECK", "true")]);
        var answer = await app.RunAsync();
        Assert.Equal((500, "google_sign_in"), (answer.Status, answer.Code));
        Assert.Contains("gcloud auth application-default login", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IDENTITY_ENDPOINT")]
    [InlineData("WEBSITE_INSTANCE_ID")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("CONTAINER_NAME")]
    public async Task In_Azure_user_secrets_are_not_even_read(string mark)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        using var machine = new DeveloperMachine(new Dictionary<string, string> { [ConnectionString] = world.Source });
        await using var app = AppProcess.Start(AppSettings.Of(world, [.. machine.Settings, (mark, "somewhere")]));
        Assert.Equal(StartupProblems.ExitCode, await app.ExitCodeAsync());
        Assert.Contains("2 settings are wrong", app.Log, StringComparison.Ordinal);
        Assert.Contains("KeyVault__Uri is missing: the vault that holds the connection secret", app.Log, StringComparison.Ordinal);
        Assert.Contains("Nothing says how to sign in to Google", app.Log, StringComparison.Ordinal);
        Assert.Contains("application-default credentials are for a developer's machine only", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Azure_a_password_among_the_settings_is_refused()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = AppProcess.Start(AppSettings.Of(world, [("Source__ConnectionString", world.Source)]));
        Assert.Equal(StartupProblems.ExitCode, await app.ExitCodeAsync());
        Assert.Contains("Source__ConnectionString holds a password, which is for a developer's machine only", app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Source, app.Log, StringComparison.Ordinal);
    }
}
