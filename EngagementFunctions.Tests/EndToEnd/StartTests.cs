using EngagementFunctions.Configuration;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>A start with bad settings ends at once, by one message and an exit code that says so.</summary>
public class StartTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("ENGAGEMENT_SCHEDULE", "every morning", "ENGAGEMENT_SCHEDULE is \"every morning\"")]
    [InlineData("ENGAGEMENT_SCHEDULE", null, "ENGAGEMENT_SCHEDULE is missing")]
    [InlineData("KeyVault__Uri", null, "KeyVault__Uri is missing")]
    [InlineData("Run__Deadline", "soon", "Run:Deadline")]
    public async Task A_bad_setting_is_named(string setting, string? value, string message)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = AppProcess.Start(AppSettings.Of(world, [(setting, value)]));
        Assert.Equal(StartupProblems.ExitCode, await app.ExitCodeAsync());
        Assert.Contains(message, app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_line_names_version_and_variant()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = await world.StartAppAsync();
        Assert.Matches(@"^\S+ info .*Engagement functions \d+\.\d+\.\d+\S*, stand-in build", app.Log.Split('\n')[0]);
    }
}
