namespace EngagementFunctions.Runs;

/// <summary>Time as BigQuery keeps it: what is answered now is what the journal answers later.</summary>
internal static class Moments
{
    /// <returns>The present, UTC, cut to microseconds.</returns>
    public static DateTimeOffset GetUtcMoment(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
