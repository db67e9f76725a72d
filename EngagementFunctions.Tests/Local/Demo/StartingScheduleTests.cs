using EngagementFunctions.Local.Demo.App;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class StartingScheduleTests
{
    [Fact]
    public void It_comes_due_at_one_second_of_the_day_and_not_again_before_next_year()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 31, 23, 59, 57, 900, TimeSpan.Zero));
        var schedule = StartingSchedule.After(TimeSpan.FromSeconds(6), clock);

        Assert.Equal("3 0 0 1 1 *", schedule.Expression);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 3, TimeSpan.Zero), schedule.At);
    }
}
