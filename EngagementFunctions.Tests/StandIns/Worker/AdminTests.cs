using System.Net;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class AdminTests
{
    [Fact]
    public async Task The_host_says_that_it_is_running()
    {
        await using var host = await RunningHost.StartAsync(new HostTrial());
        using var answer = await host.SendAsync(HttpMethod.Get, "/admin/host/status");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"state":"Running"}""", body);
    }

    [Fact]
    public async Task A_timer_that_is_fired_by_hand_is_answered_before_it_has_run()
    {
        await using var host = await RunningHost.StartAsync(new HostTrial(typeof(Endless)));
        using var body = new StringContent("""{"input":""}""");
        var address = new Uri(host.Address, "/admin/functions/Endless");
        using var answer = await host.Client.PostAsync(address, body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await host.Probe.WaitAsync("begun");
        host.Probe.Tell("end");
        await host.Probe.WaitAsync("ended");
    }

    [Theory]
    [InlineData("Nobody", HttpStatusCode.NotFound)]
    [InlineData("Open", HttpStatusCode.BadRequest)]
    public async Task Only_timers_that_exist_are_fired(string name, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(new HostTrial(typeof(SampleHttpFunctions)));
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/" + name);
        Assert.Equal(expected, answer.StatusCode);
    }
}
