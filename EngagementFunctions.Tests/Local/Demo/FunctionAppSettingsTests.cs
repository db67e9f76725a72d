using EngagementFunctions.Local.Demo;
using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Local.Vault;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class FunctionAppSettingsTests
{
    private static readonly StartingSchedule Schedule = new(new DateTimeOffset(2026, 11, 23, 6, 0, 5, TimeSpan.Zero));

    [Fact]
    public async Task They_hold_what_a_deployment_sets_and_no_secret()
    {
        var settings = await SettingsAsync(new DemoOptions { AppPath = "app.dll" });

        Assert.Equal("5 0 6 23 11 *", settings["ENGAGEMENT_SCHEDULE"]);
        Assert.StartsWith("https://127.0.0.1:", settings["KeyVault__Uri"], StringComparison.Ordinal);
        Assert.Equal("sp_cdcv2,sp_create_student_engagement", settings["BigQuery__Procedures"]);
        Assert.DoesNotContain(settings.Values, value => value.Contains("hidden", StringComparison.Ordinal));
        Assert.DoesNotContain("Run__KeyColumns", settings.Keys);
    }

    [Fact]
    public async Task A_query_of_ones_own_has_no_key_unless_named_and_no_procedures()
    {
        var own = new DemoOptions { AppPath = "app.dll", Source = "Password=hidden", QueryFile = "q.sql" };
        var settings = await SettingsAsync(own);

        Assert.Equal("none", settings["Run__KeyColumns"]);
        Assert.Equal(Path.GetFullPath("q.sql"), settings["Source__QueryFile"]);
        Assert.DoesNotContain("BigQuery__Procedures", settings.Keys);
        Assert.DoesNotContain(settings.Values, value => value.Contains("hidden", StringComparison.Ordinal));
        Assert.Equal("a,b", (await SettingsAsync(own with { KeyColumns = "a,b" }))["Run__KeyColumns"]);
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(DemoOptions options)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var vault = await VaultStandIn.StartAsync(new VaultOptions(), cancellation);
        vault.Secrets.Set("engagement-postgres", "Host=localhost;Password=hidden");
        var bigQuery = new Uri("http://127.0.0.1:1/");
        return FunctionAppSettings.Environment(options, new DemoNames(), vault, bigQuery, Schedule);
    }
}
