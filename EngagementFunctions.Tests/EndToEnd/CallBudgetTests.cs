using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>Calls cost time on every run, however few the rows.</summary>
public class CallBudgetTests(PostgresFixture postgres)
{
    private const int Most = 18;

    [Fact]
    public async Task A_run_of_one_batch_makes_at_most_eighteen_calls()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        var before = world.Emulator.Requests.Count;
        Assert.Equal(200, (await app.RunAsync()).Status);
        var calls = world.Emulator.Requests.Skip(before).Select(request => $"{request.Method} {request.Path}").ToList();
        // Further polls of one job are not counted: how many it takes is the job's own affair.
        Assert.True(calls.Distinct().Count() <= Most, string.Join('\n', calls));
    }
}
