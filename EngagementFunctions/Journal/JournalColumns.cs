using System.Collections.Immutable;
using System.Text.Json;
using EngagementFunctions.Runs;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Journal;

/// <summary>The journal's columns: name, type, and what of a run stands in it. Upgrades only add columns at the end.</summary>
internal static class JournalColumns
{
    private const long SchemaVersion = 1;

    private sealed record Column(string Name, BigQueryDbType Type, Func<RunRecord, object?> Value);

    private static readonly ImmutableArray<Column> All =
    [
        new("schema_version", BigQueryDbType.Int64, _ => SchemaVersion),
        new("run_id", BigQueryDbType.String, run => run.Id.Value),
        new("attempt", BigQueryDbType.Int64, run => (long)run.Attempt),
        new("state", BigQueryDbType.String, run => Name(run.State)),
        new("state_at", BigQueryDbType.Timestamp, run => run.StateAt),
        new("trigger", BigQueryDbType.String, run => Name(run.Trigger)),
        new("mode", BigQueryDbType.String, run => Name(run.Mode)),
        new("dry_run", BigQueryDbType.Bool, run => run.DryRun),
        new("target", BigQueryDbType.String, run => run.Target),
        new("window_from", BigQueryDbType.Timestamp, _ => null),
        new("window_to", BigQueryDbType.Timestamp, _ => null),
        new("requested_at", BigQueryDbType.Timestamp, run => run.RequestedAt),
        new("snapshot_at", BigQueryDbType.Timestamp, run => run.SnapshotAt),
        new("row_count", BigQueryDbType.Int64, run => run.Rows),
        new("byte_count", BigQueryDbType.Int64, run => run.Bytes),
        new("batch_count", BigQueryDbType.Int64, run => (long?)run.Batches),
        new("evidence", BigQueryDbType.String, run => run.Evidence is null ? null : Json(run.Evidence)),
        new("policy_counts", BigQueryDbType.String, run => run.PolicyCounts is null ? null : Json(run.PolicyCounts)),
        new("timings", BigQueryDbType.String, run => Json(run.Timings)),
        new("procedures", BigQueryDbType.String, run => Json(run.Procedures)),
        new("error_code", BigQueryDbType.String, run => run.Error?.Code),
        new("error_message", BigQueryDbType.String, run => run.Error?.Message),
        new("shadow_table", BigQueryDbType.String, run => run.Shadow),
        new("publish_job", BigQueryDbType.String, run => run.PublishJob),
        new("app_version", BigQueryDbType.String, run => run.AppVersion),
        new("build_variant", BigQueryDbType.String, run => run.BuildVariant),
        new("query_hash", BigQueryDbType.String, run => run.QueryHash),
        new("accepted", BigQueryDbType.String, run => run.Accepted is null ? null : Json(run.Accepted)),
        new("reason", BigQueryDbType.String, run => run.Reason),
        new("idempotency_key", BigQueryDbType.String, run => run.Idempotency?.Key),
        new("request_hash", BigQueryDbType.String, run => run.Idempotency?.Request),
    ];

    public static string Names => string.Join(", ", All.Select(column => column.Name));

    public static string ParameterNames => string.Join(", ", All.Select(column => "@" + column.Name));

    /// <summary>Type names in a schema may be those of GoogleSQL.</summary>
    public static TableSchema Schema => new()
    {
        Fields = [.. All.Select(column => new TableFieldSchema { Name = column.Name, Type = column.Type.ToString().ToUpperInvariant() })],
    };

    public static IReadOnlyList<BigQueryParameter> Parameters(RunRecord run) =>
        [.. All.Select(column => new BigQueryParameter(column.Name, column.Type, column.Value(run)))];

    /// <summary>Reads a row back.</summary>
    public static RunRecord Read(BigQueryRow row) => new()
    {
        Id = RunId.TryParse((string)row["run_id"], out var id) ? id : default,
        Attempt = (int)(long)row["attempt"],
        State = Parse<RunState>(row["state"]),
        StateAt = Time(row["state_at"]) ?? default,
        Trigger = Parse<RunTrigger>(row["trigger"]),
        Mode = Parse<RunMode>(row["mode"]),
        DryRun = row["dry_run"] is true,
        Target = (string)row["target"],
        RequestedAt = Time(row["requested_at"]) ?? default,
        SnapshotAt = Time(row["snapshot_at"]),
        Rows = (long?)row["row_count"],
        Bytes = (long?)row["byte_count"],
        Batches = (int?)(long?)row["batch_count"],
        Evidence = FromJson<VerificationReport>(row["evidence"]),
        PolicyCounts = FromJson<ImmutableSortedDictionary<string, long>>(row["policy_counts"]),
        Timings = FromJson<ImmutableList<StepTiming>>(row["timings"]) ?? [],
        Procedures = FromJson<ImmutableList<ProcedureResult>>(row["procedures"]) ?? [],
        Error = row["error_code"] is string code ? new RunError(code, row["error_message"] as string ?? "") : null,
        Shadow = row["shadow_table"] as string,
        PublishJob = row["publish_job"] as string,
        AppVersion = row["app_version"] as string ?? "",
        BuildVariant = row["build_variant"] as string ?? "",
        QueryHash = row["query_hash"] as string,
        Accepted = FromJson<ImmutableSortedSet<Gate>>(row["accepted"]),
        Reason = row["reason"] as string,
        Idempotency = row["idempotency_key"] is string key ? new IdempotencyKey(key, row["request_hash"] as string ?? "") : null,
    };

    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TEnum Parse<TEnum>(object value)
        where TEnum : struct, Enum => Enum.Parse<TEnum>((string)value, ignoreCase: true);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RunJson.Options);

    private static T? FromJson<T>(object? text) =>
        text is string json ? JsonSerializer.Deserialize<T>(json, RunJson.Options) : default;

    // The client gives TIMESTAMP as a DateTime in UTC.
    private static DateTimeOffset? Time(object? value) => value is DateTime utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
}
