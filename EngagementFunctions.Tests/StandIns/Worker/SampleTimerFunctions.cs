using Microsoft.Azure.Functions.Worker;

namespace EngagementFunctions.Tests.StandIns.Worker;

public sealed class EveryMinute(Probe probe)
{
    [Function("EveryMinute")]
    public async Task Fire([TimerTrigger("%MINUTELY%")] TimerInfo timer)
    {
        var call = probe.Count();
        probe.Tell($"fired {call}", timer);
        await probe.WaitAsync($"finish {call}");
        probe.Tell($"finished {call}");
    }
}

public sealed class Stubborn(Probe probe)
{
    [Function("Stubborn")]
    [FixedDelayRetry(2, "00:00:05")]
    public void Fire([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer)
    {
        probe.Tell($"try {probe.Count()}", timer.ScheduleStatus);
        throw new InvalidOperationException("planted");
    }
}

public sealed class Endless(Probe probe)
{
    [Function("Endless")]
    public async Task Fire([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, CancellationToken cancellation)
    {
        probe.Tell("begun", timer.IsPastDue);
        using var registration = cancellation.Register(() => probe.Tell("told to end"));
        await probe.WaitAsync("end");
        probe.Tell("ended");
    }
}
