using EngagementFunctions.Local.BigQuery.Jobs;

namespace EngagementFunctions.Local.BigQuery;

internal sealed class BigQueryEmulatorOptions
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>The time each job takes from PENDING over RUNNING to its end.</summary>
    public TimeSpan JobLatency { get; set; }

    /// <summary>Added to a copy job after its work and before its end: readers still see the old table.</summary>
    public TimeSpan CopyJobLatency { get; set; }

    /// <summary>
    /// Awaited just before a job's work is done; a <see cref="BigQueryError"/> out of it fails the job.
    /// </summary>
    public Func<EmulatedJob, Task>? BeforeJob { get; set; }

    /// <summary>Called for each request first; true means that it has been answered.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    /// <summary>When set, a request without a bearer token that it accepts is answered 401.</summary>
    public Func<string, bool>? AcceptToken { get; set; }

    /// <summary>
    /// When set, asked for each permission and resource, <c>project</c>, <c>project:dataset</c> or
    /// <c>project:dataset.table</c>: true means that the caller lacks it, and is answered 403.
    /// </summary>
    public Func<string, string, bool>? Denies { get; set; }

    /// <summary>Null: a folder under the temp directory, gone with the emulator.</summary>
    public string? DataFile { get; init; }

    /// <summary>Where datasets and jobs are that name no location.</summary>
    public string DefaultLocation { get; init; } = "US";

    /// <summary>
    /// Whether a job id in use is refused when a resumable upload starts, or only once its last byte is there. Which of
    /// them BigQuery does is not documented.
    /// </summary>
    public bool ChecksJobIdAtUploadStart { get; set; } = true;

    /// <summary>Who runs the jobs, by the e-mail in their resources.</summary>
    public string UserEmail { get; init; } = "engagement-loader@demo.iam.gserviceaccount.example";

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
