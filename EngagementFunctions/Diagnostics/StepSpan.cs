using System.Diagnostics;

namespace EngagementFunctions.Diagnostics;

/// <summary>A step as it is seen from outside: a span below its run's, and its duration.</summary>
internal sealed class StepSpan(string step) : IDisposable
{
    private readonly Activity? _span = Telemetry.Source.StartActivity(step);
    private string? _error;

    public void Fail(Exception failure)
    {
        _error = Telemetry.ErrorType(failure);
        _span.Failed(_error);
    }

    /// <summary>At its end: until the journal has been read, a run may turn out to have another id.</summary>
    public void End(string run, int attempt, TimeSpan duration)
    {
        _span?.SetTag(TelemetryNames.RunId, run).SetTag(TelemetryNames.RunAttempt, attempt).SetTag(TelemetryNames.Step, step);
        var tags = new TagList { { TelemetryNames.Step, step } };
        if (_error is not null)
        {
            tags.Add(TelemetryNames.ErrorType, _error);
        }

        Figures.StepDuration.Record(duration.TotalSeconds, tags);
    }

    public void Dispose() => _span?.Dispose();
}
