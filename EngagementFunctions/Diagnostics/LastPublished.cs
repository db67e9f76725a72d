using System.Diagnostics.Metrics;

namespace EngagementFunctions.Diagnostics;

/// <summary>
/// Age of what readers see: seconds since the last run published, as far as this process knows. It knows from its own
/// runs, and from the journal that each of them reads; before the first there is no figure.
/// </summary>
internal sealed class LastPublished
{
    private readonly TimeProvider _time;
    private long _ticks;

    public LastPublished(TimeProvider time)
    {
        _time = time;
        Telemetry.Meter.CreateObservableGauge("engagement.last_published.age", Age, "s", "Time since the last published run that this process knows of.");
    }

    public void Saw(DateTimeOffset? publishedAt)
    {
        if (publishedAt is { } moment)
        {
            Interlocked.Exchange(ref _ticks, moment.UtcTicks);
        }
    }

    private IEnumerable<Measurement<double>> Age()
    {
        var ticks = Interlocked.Read(ref _ticks);
        return ticks == 0 ? [] : [new((_time.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero)).TotalSeconds)];
    }
}
