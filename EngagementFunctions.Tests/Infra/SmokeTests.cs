using EngagementFunctions.Diagnostics;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Infra;

/// <summary>infra/smoke.sh against the app at work.</summary>
public class SmokeTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_sound_app_of_the_build_that_was_asked_for_passes()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 5);
        await using var app = await world.StartAppAsync();
        // A build outside a clone knows no commit.
        string[] commit = AppIdentity.Version.Split('+') is [_, var known] ? ["--commit", known] : [];
        var (code, said) = await SmokeAsync(app, world.Names.FunctionKey, ["--variant", "stand-in", .. commit]);
        Assert.True(code == 0, said);
        Assert.EndsWith("Nothing is wrong.\n", said, StringComparison.Ordinal);
        Assert.Contains("\"self_check\"", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Another build answers than the one asked for, variant official", "--variant", "official")]
    [InlineData("Another build answers than the one asked for, commit 0123456", "--commit", "0123456")]
    public async Task Another_build_than_the_one_that_was_deployed_is_told(string message, params string[] options)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 5);
        await using var app = await world.StartAppAsync();
        var (code, said) = await SmokeAsync(app, world.Names.FunctionKey, options);
        Assert.Equal(1, code);
        Assert.Contains(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_what_mends_it()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 5);
        await using var app = await world.StartAppAsync(("BigQuery__DatasetId", "not_there"));
        var (code, said) = await SmokeAsync(app, world.Names.FunctionKey);
        Assert.Equal(1, code);
        Assert.Contains("\"target_dataset\"", said, StringComparison.Ordinal);
        Assert.Contains(
            "Something is wrong; the answer above says what, and what mends it.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_and_never_printed()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = await world.StartAppAsync();
        var (code, said) = await SmokeAsync(app, "marked-key");
        Assert.Equal(1, code);
        Assert.Contains("The app refused the key (status 401).", said, StringComparison.Ordinal);
        Assert.DoesNotContain("marked-key", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smoke.sh takes URL KEY")]
    [InlineData("The function key is missing.", "http://127.0.0.1:1")]
    [InlineData("smoke.sh has no option --nope.", "http://127.0.0.1:1", "key", "--nope")]
    public async Task A_wrong_request_is_told(string message, params string[] arguments)
    {
        var (code, said) = await Repository.RunAsync(Repository.PathOf("infra/smoke.sh"), arguments);
        Assert.Equal(2, code);
        Assert.StartsWith(message, said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> SmokeAsync(AppProcess app, string key, params string[] options) =>
        Repository.RunAsync(
            Repository.PathOf("infra/smoke.sh"),
            [app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), key, .. options],
            new Dictionary<string, string> { ["ENGAGEMENT_SMOKE_MINUTES"] = "0" });
}
