using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>No secret and no value of a row in anything that the app writes.</summary>
public class SecrecyTests(PostgresFixture postgres)
{
    private const string Marked = "Marked-4f6e0d";

    [Fact]
    public async Task A_run_that_goes_through_writes_down_no_value_and_no_secret()
    {
        await using var world = await MarkedWorldAsync();
        await using var app = await world.StartAppAsync(("Logging__LogLevel__Default", "Debug"));
        var answer = await app.RunAsync();
        Assert.Equal(200, answer.Status);
        await NothingMarkedAsync(world, app, answer);
    }

    [Theory]
    [InlineData("SELECT id, \"firstName\"::int AS name FROM \"User\"", "query_failed")]
    [InlineData("SELECT id, 1 / (id - 1) AS share, \"firstName\" FROM \"User\"", "query_failed")]
    [InlineData("SELECT id, 'NaN'::numeric AS score, \"firstName\" FROM \"User\"", "value_unsupported")]
    [InlineData("SELECT id, (repeat('17', 16) || '.5')::numeric AS score FROM \"User\"", "value_unsupported")]
    [InlineData("SELECT id, 'infinity'::timestamptz AS moment FROM \"User\"", "value_unsupported")]
    public async Task A_value_that_stops_a_run_is_not_quoted(string sql, string code)
    {
        await using var world = await MarkedWorldAsync();
        using var query = new TemporaryFile(sql);
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path), ("Run__KeyColumns", "none"), ("Logging__LogLevel__Default", "Debug"));
        var answer = await app.RunAsync();
        Assert.Equal((422, code), (answer.Status, answer.Code));
        Assert.DoesNotContain("1717171717", answer.Detail, StringComparison.Ordinal);
        await NothingMarkedAsync(world, app, answer);
        Assert.False(await world.IsTargetThereAsync());
    }

    private async Task<EngagementWorld> MarkedWorldAsync()
    {
        var world = await EngagementWorld.StartAsync(postgres, 10);
        await world.ChangeSourceAsync($"""UPDATE "User" SET "firstName" = '{Marked}', email = '{Marked}@example.org' """);
        return world;
    }

    private static async Task NothingMarkedAsync(EngagementWorld world, AppProcess app, Answer answer)
    {
        var journal = string.Join(' ', (await world.JournalAsync()).SelectMany(row => row.Values));
        var written = app.Log + answer.Body + journal;
        Assert.All(
            [Marked, new NpgsqlConnectionStringBuilder(world.Source).Password!, world.Names.FunctionKey, world.Vault.IdentityHeader],
            secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }
}
