using System.Diagnostics;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>Polls, from 50 ms upwards, for what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        for (var pause = FirstPause; !await condition(); pause = pause * 1.5 > LongestPause ? LongestPause : pause * 1.5)
        {
            Assert.True(watch.Elapsed < Limit, $"not so after {Limit:c}");
            await Task.Delay(pause, TestContext.Current.CancellationToken);
        }
    }
}
