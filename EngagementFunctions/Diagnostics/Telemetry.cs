using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EngagementFunctions.Diagnostics;

/// <summary>Where the app's spans and figures come from. docs/telemetry.md lists every name.</summary>
internal static class Telemetry
{
    public const string Name = "EngagementFunctions";

    /// <summary>Spans of the platform's worker: one per invocation, below the caller's.</summary>
    public const string InvocationSource = "Microsoft.Azure.Functions.Worker";

    public static readonly ActivitySource Source = new(Name, AppIdentity.Version);

    public static readonly Meter Meter = new(Name, AppIdentity.Version);

    /// <param name="caller">Trace context of whoever asked over HTTP; default without one.</param>
    /// <param name="tags">What is known of the run.</param>
    /// <returns>The run's span, from now on the current one; null when nobody listens.</returns>
    public static Activity? StartRun(ActivityContext caller, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var invocation = Activity.Current?.Source.Name == InvocationSource ? Activity.Current.Context : default;
        // The web server's own activity is not exported: a span below it would hang in the air.
        Activity.Current = null;
        var parent = caller == default ? invocation : caller;
        return Source.StartActivity("engagement.run", ActivityKind.Internal, parent, [.. tags]);
    }

    /// <param name="purpose">What the job does: "load batch 1".</param>
    /// <param name="id">Its id, for <c>bq show -j</c>.</param>
    /// <param name="work">Runs it to its end. It is a span below the step of a run; outside of runs it is none.</param>
    public static async Task<T> JobAsync<T>(string purpose, string? id, Func<Task<T>> work)
    {
        using var span = Activity.Current?.Source == Source ? Source.StartActivity("bigquery.job", ActivityKind.Client) : null;
        span?.SetTag(TelemetryNames.DatabaseSystem, TelemetryNames.BigQuery)
            .SetTag(TelemetryNames.Purpose, purpose)
            .SetTag(TelemetryNames.Job, id);
        try
        {
            return await work();
        }
        catch (Exception failure)
        {
            span.Failed(ErrorType(failure));
            throw;
        }
    }

    /// <returns>Why it failed, as a name that never holds a value.</returns>
    public static string ErrorType(Exception failure) =>
        failure is Errors.ExtractionException known ? known.Code : failure.GetType().FullName ?? nameof(Exception);

    public static void Failed(this Activity? span, string errorType) =>
        span?.SetTag(TelemetryNames.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
}
