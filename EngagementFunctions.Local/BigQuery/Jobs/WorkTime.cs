using System.Collections.Concurrent;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>How long the emulator itself worked, per kind of job, so that a measurement can leave it out.</summary>
internal sealed class WorkTime
{
    private readonly ConcurrentDictionary<string, TimeSpan> _perKind = new();

    public IReadOnlyDictionary<string, TimeSpan> PerKind => _perKind;

    public T Measure<T>(string kind, TimeProvider clock, Func<T> work)
    {
        var start = clock.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            var elapsed = clock.GetElapsedTime(start);
            _perKind.AddOrUpdate(kind, elapsed, (_, sum) => sum + elapsed);
        }
    }
}
