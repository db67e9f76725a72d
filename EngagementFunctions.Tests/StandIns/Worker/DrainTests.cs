using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class DrainTests
{
    [Fact]
    public async Task A_stop_tells_running_functions_and_waits_for_them()
    {
        await using var host = await RunningHost.StartAsync(new HostTrial(typeof(Endless)));
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/Endless");
        await host.Probe.WaitAsync("begun");
        host.SignalEnd();
        await host.Probe.WaitAsync("told to end");
        var stop = host.StopAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.SendAsync(HttpMethod.Get, "/admin/host/status"));
        host.Probe.Tell("end");
        await stop;
        await host.Probe.WaitAsync("ended");
    }

    [Fact]
    public async Task A_function_that_does_not_end_is_given_up_after_the_grace_period()
    {
        await using var host = await RunningHost.StartAsync(
            new HostTrial(typeof(Endless)) { Arguments = ["--StandIn:GracePeriod", "00:00:00.3"] });
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/Endless");
        await host.Probe.WaitAsync("begun");
        await host.StopAsync();
        Assert.Contains(host.Trial.Log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("grace"));
        host.Probe.Tell("end");
    }

    [Fact]
    public async Task No_timer_fires_while_the_host_waits_for_a_function()
    {
        var clock = new FakeTimeProvider();
        var trial = new HostTrial(typeof(SampleHttpFunctions), typeof(EveryMinute))
        {
            Time = clock,
            Arguments = ["--MINUTELY", "0 * * * * *"],
        };
        await using var host = await RunningHost.StartAsync(trial);
        using var answer = await host.SendAsync(HttpMethod.Post, "/api/early");
        host.SignalEnd();
        var stop = host.StopAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(0, host.Probe.Calls);
        host.Probe.Tell("go on");
        await stop;
    }

    [Fact]
    public async Task A_request_that_is_being_answered_is_waited_for()
    {
        await using var host = await RunningHost.StartAsync(new HostTrial(typeof(SampleHttpFunctions)));
        using var answer = await host.SendAsync(HttpMethod.Post, "/api/early");
        var stop = host.StopAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        host.Probe.Tell("go on");
        await stop;
    }
}
