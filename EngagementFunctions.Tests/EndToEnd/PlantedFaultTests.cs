using EngagementFunctions.Tests.Properties;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>Whatever happens to the rows on their way is seen before anybody reads them.</summary>
[Trait("Host", "any")]
public class PlantedFaultTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_fault_between_load_and_verification_is_caught_and_nothing_is_published(int seed)
    {
        var table = new RandomTable(seed);
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await world.ChangeSourceAsync(table.Script);
        using var query = new TemporaryFile(table.Query);
        await using var app = await world.StartAppAsync(("Source__QueryFile", query.Path), ("Run__KeyColumns", "none"));
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.ChangeSourceAsync("UPDATE random_table SET version = 2");

        foreach (var fault in PlantedFault.Of(table, new Random(seed)))
        {
            await IsCaughtAsync(world, app, fault);
            Assert.Equal((table.Rows.Count, "1", "1"), await PublishedAsync(world));
        }

        world.EmulatorOptions.BeforeJob = null;
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Equal((table.Rows.Count, "2", "2"), await PublishedAsync(world));
    }

    private static async Task IsCaughtAsync(EngagementWorld world, AppProcess app, PlantedFault fault)
    {
        var planted = 0;
        world.EmulatorOptions.BeforeJob = job => Task.Run(() => planted += ShadowFault.Plant(world, job, fault.Sql) ? 1 : 0);
        var answer = await app.RunAsync();
        Assert.True(planted == 1, $"{fault.Name}: planted {planted} times");
        Assert.True((422, "not_proved", "failed") == (answer.Status, answer.Code, answer.State), $"{fault.Name}: {answer.Body}");
        Assert.True(answer.Detail.Contains(fault.Report, StringComparison.Ordinal), $"{fault.Name}: {answer.Detail}");
        Assert.Contains("SELECT count(*) AS rows", answer.Detail, StringComparison.Ordinal);
        Assert.False(answer.Run.GetProperty("evidence").GetProperty("equal").GetBoolean());
    }

    private static async Task<(int Rows, string? Least, string? Most)> PublishedAsync(EngagementWorld world)
    {
        var row = (await world.QueryAsync($"SELECT MIN(version), MAX(version) FROM `{world.Names.Target}`")).Rows.Single();
        return ((int)await world.PublishedRowsAsync(), row[0], row[1]);
    }
}
