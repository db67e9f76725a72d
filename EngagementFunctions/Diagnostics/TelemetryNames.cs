namespace EngagementFunctions.Diagnostics;

/// <summary>Names of attributes: OpenTelemetry's semantic conventions where one fits, else <c>engagement.*</c>.</summary>
internal static class TelemetryNames
{
    public const string ErrorType = "error.type";
    public const string Trigger = "faas.trigger";
    public const string DatabaseSystem = "db.system.name";

    /// <summary>The conventions name no value for BigQuery; this one follows those of Google's other databases.</summary>
    public const string BigQuery = "gcp.bigquery";

    public const string RunId = "engagement.run.id";
    public const string RunState = "engagement.run.state";
    public const string RunAttempt = "engagement.run.attempt";
    public const string RunMode = "engagement.run.mode";
    public const string RunDryRun = "engagement.run.dry_run";
    public const string RunAdopted = "engagement.run.adopted";
    public const string RunRows = "engagement.run.rows";
    public const string RunBytes = "engagement.run.bytes";
    public const string Target = "engagement.target";
    public const string Step = "engagement.step";
    public const string Job = "engagement.job.id";
    public const string Purpose = "engagement.job.purpose";
}
