using System.Diagnostics.Metrics;

namespace EngagementFunctions.Diagnostics;

/// <summary>What is counted and measured: at the end of a step or a run, never per row or batch.</summary>
internal static class Figures
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3000],
    };

    public static readonly Counter<long> RunsEnded =
        Telemetry.Meter.CreateCounter<long>("engagement.run.ended", "{run}", "Runs that ended, by state.");

    public static readonly Counter<long> RunsRefused =
        Telemetry.Meter.CreateCounter<long>("engagement.run.refused", "{run}", "Runs that a gate or the proof refused, by error code.");

    public static readonly Counter<long> Rows =
        Telemetry.Meter.CreateCounter<long>("engagement.run.rows", "{row}", "Rows read from the source.");

    public static readonly Counter<long> Bytes =
        Telemetry.Meter.CreateCounter<long>("engagement.run.bytes", "By", "Bytes uploaded to BigQuery.");

    public static readonly Histogram<double> RunDuration =
        Telemetry.Meter.CreateHistogram("engagement.run.duration", "s", "From request to outcome, all attempts together.", advice: Seconds);

    public static readonly Histogram<double> StepDuration =
        Telemetry.Meter.CreateHistogram("engagement.step.duration", "s", "One step of an attempt.", advice: Seconds);

    public static readonly Histogram<double> SnapshotHeld =
        Telemetry.Meter.CreateHistogram("engagement.snapshot.held", "s", "How long the source's transaction was open.", advice: Seconds);

    public static readonly Counter<long> Retries =
        Telemetry.Meter.CreateCounter<long>("engagement.call.retries", "{retry}", "Calls to BigQuery and runs of the timer that were tried again.");
}
