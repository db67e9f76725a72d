using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>A column that a setting leaves out of the proof.</summary>
[Trait("Host", "any")]
public class UnprovedColumnTests(PostgresFixture postgres)
{
    [Fact]
    public async Task It_is_published_without_proof_and_every_report_names_it()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        using var query = new TemporaryFile("SELECT id, country, email FROM \"User\"");
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), ("Verification__UnprovedColumns", "Country"));
        world.EmulatorOptions.BeforeJob = job => Task.Run(() => ShadowFault.Plant(world, job, "UPDATE SHADOW SET country = 'Nowhere'"));
        var answer = await app.RunAsync();
        Assert.Equal(200, answer.Status);
        Assert.Equal("country", Assert.Single(answer.Run.GetProperty("evidence").GetProperty("unproved").EnumerateArray()).GetString());
        world.EmulatorOptions.BeforeJob = job => Task.Run(() => ShadowFault.Plant(world, job, "UPDATE SHADOW SET email = 'x'"));
        var refused = await app.RunAsync();
        Assert.Equal((422, "not_proved"), (refused.Status, refused.Code));
        Assert.Contains("values of email differ", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("The values of country were not compared", refused.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "nothing, which is no column")]
    [InlineData("id,country", "names every column")]
    public async Task What_it_names_has_to_be_there_and_leave_something(string columns, string found)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        using var query = new TemporaryFile("SELECT id, country FROM \"User\"");
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path), ("Run__KeyColumns", "id"), ("Verification__UnprovedColumns", columns));
        var refused = await app.RunAsync();
        Assert.Equal((500, "column_override_invalid"), (refused.Status, refused.Code));
        Assert.Contains(found, refused.Detail, StringComparison.Ordinal);
    }
}
