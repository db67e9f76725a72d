using System.Globalization;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>A schedule with one occurrence soon: the given second of this day.</summary>
internal sealed record StartingSchedule(DateTimeOffset At)
{
    /// <summary>The six fields of NCrontab, in UTC: second, minute, hour, day, month, weekday.</summary>
    public string Expression => string.Create(CultureInfo.InvariantCulture,
        $"{At.Second} {At.Minute} {At.Hour} {At.Day} {At.Month} *");

    public static StartingSchedule After(TimeSpan lead, TimeProvider clock)
    {
        var at = clock.GetUtcNow() + lead;
        return new StartingSchedule(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)));
    }
}
