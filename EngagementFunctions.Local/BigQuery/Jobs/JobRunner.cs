using DuckDB.NET.Data;
using EngagementFunctions.Local.BigQuery.Copies;
using EngagementFunctions.Local.BigQuery.Loads;
using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>Takes a job from PENDING over RUNNING to DONE. Whatever goes wrong ends as the job's error.</summary>
internal sealed class JobRunner(
    BigQueryEmulatorOptions options, Warehouse warehouse, WorkTime workTime, Grants grants) : IDisposable
{
    /// <summary>Ends every wait when the emulator goes, also those that no caller may end.</summary>
    private readonly CancellationTokenSource _shutdown = new();
    private readonly LoadJob _load = new(warehouse);
    private readonly CopyJob _copy = new(warehouse);
    private readonly QueryJob _query = new(warehouse, options.UserEmail, grants);

    public async Task RunAsync(EmulatedJob job, Action<IEnumerable<EmulatedJob>> addChildren)
    {
        await Task.Yield();
        try
        {
            await PassStatesAsync(job);
            if (options.BeforeJob is { } before) await before(job).WaitAsync(_shutdown.Token);
            if (job.Kind != "COPY") job.Cancellation.ThrowIfCancellationRequested();
            var result = await OnOwnThreadAsync(() => workTime.Measure(job.Kind, options.Clock, () => Work(job)));
            addChildren(ChildJobs.Of(job, result.Outcome, Now));
            job.Finish(result, Now);
        }
        catch (Exception fault)
        {
            job.Fail(Explain(fault), Now);
        }
        finally
        {
            if (job.UploadedFile is { } file) File.Delete(file);
        }
    }

    public void Stop() => _shutdown.Cancel();

    public void Dispose() => _shutdown.Dispose();

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    private async Task PassStatesAsync(EmulatedJob job)
    {
        await WaitAsync(options.JobLatency / 2, job.Cancellation);
        job.Start(Now);
        var isCopy = job.Kind == "COPY";
        // A copy that has started cannot be stopped.
        await WaitAsync(options.JobLatency / 2, isCopy ? _shutdown.Token : job.Cancellation);
        if (isCopy) await WaitAsync(options.CopyJobLatency, _shutdown.Token);
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellation) =>
        time > TimeSpan.Zero ? Task.Delay(time, options.Clock, cancellation) : Task.CompletedTask;

    private JobResult Work(EmulatedJob job)
    {
        JobLocations.Require(warehouse.Catalog, job);
        JobPermissions.Require(grants, job);
        return job.Kind switch
        {
            "LOAD" => _load.Run(job),
            "COPY" => _copy.Run(job),
            _ => _query.Run(job),
        };
    }

    /// <summary>
    /// DuckDB blocks its caller for as long as a statement takes: not on a thread that serves requests.
    /// </summary>
    private static Task<JobResult> OnOwnThreadAsync(Func<JobResult> work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static BigQueryError Explain(Exception fault) => fault switch
    {
        BigQueryError error => error,
        OperationCanceledException =>
            new BigQueryError("stopped", "Job execution was cancelled: User requested cancellation", 200),
        DuckDBException => BigQueryError.Invalid(fault.Message),
        _ => BigQueryError.Invalid($"The emulator failed: {fault.Message}"),
    };
}
