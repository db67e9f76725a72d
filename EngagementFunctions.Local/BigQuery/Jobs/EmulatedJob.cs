using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Queries;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>One job, from its insertion on. Its kind and configuration never change; its progress does.</summary>
internal sealed class EmulatedJob(JobReference reference, string kind, JsonObject configuration, DateTimeOffset created)
    : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private volatile JobProgress _progress = JobProgress.Pending;

    public JobReference Reference { get; } = reference;

    /// <summary>LOAD, COPY or QUERY.</summary>
    public string Kind { get; } = kind;

    /// <summary>The <c>configuration</c> of the inserted job. It is shared: read it only.</summary>
    public JsonObject Configuration { get; } = configuration;

    /// <summary>The part of the configuration that belongs to the job's kind.</summary>
    public JsonObject Details => (JsonObject)Configuration[Kind.ToLowerInvariant()]!;

    public DateTimeOffset Created { get; } = created;

    /// <summary>The uploaded file of a load job.</summary>
    public string? UploadedFile { get; init; }

    public string? ParentJobId { get; init; }

    public JobProgress Progress => _progress;

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Ends with the job, however that ends.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    public void Cancel() => _cancellation.Cancel();

    public void Start(DateTimeOffset now) => _progress = _progress with { State = JobState.RUNNING, Started = now };

    public void Finish(JobResult result, DateTimeOffset now) =>
        _progress = _progress with { State = JobState.DONE, Ended = now, Result = result };

    public void Fail(BigQueryError error, DateTimeOffset now) => _progress = _progress with
    {
        State = JobState.DONE, Started = _progress.Started ?? now, Ended = now, Error = error,
    };

    public void Dispose() => _cancellation.Dispose();
}

internal enum JobState
{
    PENDING,
    RUNNING,
    DONE,
}

/// <summary>DONE is failure exactly when there is an error.</summary>
internal sealed record JobProgress(JobState State)
{
    public static JobProgress Pending { get; } = new(JobState.PENDING);

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public BigQueryError? Error { get; init; }

    public JobResult? Result { get; init; }

    public bool IsDone => State == JobState.DONE;
}

/// <summary>What a job leaves behind: members of <c>statistics</c>, and for a query its outcome.</summary>
internal sealed record JobResult(JsonObject Statistics)
{
    public QueryOutcome? Outcome { get; init; }

    /// <summary>Errors of a job that succeeded all the same, such as rows a load was allowed to leave out.</summary>
    public IReadOnlyList<BigQueryError> Warnings { get; init; } = [];
}
