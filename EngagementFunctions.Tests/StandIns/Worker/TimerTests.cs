using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class TimerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 30, TimeSpan.Zero);

    [Fact]
    public async Task A_timer_fires_on_its_schedule_which_may_be_a_setting()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StartAsync(clock, typeof(EveryMinute));
        Assert.Contains("EveryMinute: timer 0 * * * * *, next at 2026-01-01T12:01:00Z", host.Output);
        await AdvanceAsync(clock, TimeSpan.FromSeconds(30));
        var timer = Assert.IsType<TimerInfo>(await host.Probe.WaitAsync("fired 1"));
        Assert.False(timer.IsPastDue);
        Assert.Equal(Start.UtcDateTime.AddSeconds(90), timer.ScheduleStatus!.Next);
        Assert.Equal(DateTimeKind.Utc, timer.ScheduleStatus.Next.Kind);
        host.Probe.Tell("finish 1");
    }

    [Fact]
    public async Task A_timer_waits_for_itself_and_fires_once_for_all_that_it_missed()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StartAsync(clock, typeof(EveryMinute));
        await AdvanceAsync(clock, TimeSpan.FromSeconds(30));
        await host.Probe.WaitAsync("fired 1");
        await AdvanceAsync(clock, TimeSpan.FromMinutes(3));
        Assert.Equal(1, host.Probe.Calls);
        host.Probe.Tell("finish 1");
        var late = Assert.IsType<TimerInfo>(await host.Probe.WaitAsync("fired 2"));
        Assert.True(late.IsPastDue);
        host.Probe.Tell("finish 2");
        await host.Probe.WaitAsync("finished 2");
        await AdvanceAsync(clock, TimeSpan.Zero);
        Assert.Equal(2, host.Probe.Calls);
        await AdvanceAsync(clock, TimeSpan.FromMinutes(1));
        await host.Probe.WaitAsync("fired 3");
        host.Probe.Tell("finish 3");
    }

    [Fact]
    public async Task A_timer_fired_by_hand_runs_beside_itself()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StartAsync(clock, typeof(EveryMinute));
        await AdvanceAsync(clock, TimeSpan.FromSeconds(30));
        await host.Probe.WaitAsync("fired 1");
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/everyminute");
        await host.Probe.WaitAsync("fired 2");
        host.Probe.Tell("finish 1");
        host.Probe.Tell("finish 2");
    }

    [Fact]
    public async Task A_failed_timer_is_tried_again_as_its_attribute_says()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StartAsync(clock, typeof(Stubborn));
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/Stubborn");
        await host.Probe.WaitAsync("try 1");
        await AdvanceUntilAsync(clock, host.Probe.WaitAsync("try 2"));
        Assert.True(clock.GetUtcNow() - Start >= TimeSpan.FromSeconds(5));
        await AdvanceUntilAsync(clock, host.Probe.WaitAsync("try 3"));
        Assert.True(clock.GetUtcNow() - Start >= TimeSpan.FromSeconds(10));
        await AdvanceAsync(clock, TimeSpan.FromSeconds(50));
        Assert.Equal(3, host.Probe.Calls);
    }

    /// <summary>Puts the clock forward once the host has had time to wait for it, and lets it act.</summary>
    private static async Task AdvanceAsync(FakeTimeProvider clock, TimeSpan time)
    {
        await Task.Delay(200, TestContext.Current.CancellationToken);
        clock.Advance(time);
        await Task.Delay(200, TestContext.Current.CancellationToken);
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider clock, Task<object?> told)
    {
        for (; !told.IsCompleted; clock.Advance(TimeSpan.FromSeconds(1)))
            await Task.WhenAny(told, Task.Delay(50, TestContext.Current.CancellationToken));
        await told;
    }

    private static Task<RunningHost> StartAsync(FakeTimeProvider clock, Type function) =>
        RunningHost.StartAsync(new HostTrial(function) { Time = clock, Arguments = ["--MINUTELY", "0 * * * * *"] });
}
