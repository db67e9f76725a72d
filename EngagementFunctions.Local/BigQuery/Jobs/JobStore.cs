using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>Every job there ever was: an id in use stays in use, also by a job that failed.</summary>
internal sealed class JobStore(
    BigQueryEmulatorOptions options, Warehouse warehouse, WorkTime workTime, Grants grants)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<JobReference, EmulatedJob> _jobs = new();
    private readonly JobRunner _runner = new(options, warehouse, workTime, grants);

    /// <summary>Takes a job resource as the request carried it, and starts the job.</summary>
    public EmulatedJob Insert(string projectId, JsonObject resource, string? uploadedFile = null)
    {
        var job = Prepare(projectId, resource, uploadedFile);
        if (!_jobs.TryAdd(job.Reference, job)) throw AlreadyExists(job.Reference);
        job.Completion = _runner.RunAsync(job, AddChildren);
        return job;
    }

    /// <summary>Everything that <see cref="Insert"/> would refuse before the job runs.</summary>
    public void Check(string projectId, JsonObject resource)
    {
        using var job = Prepare(projectId, resource, uploadedFile: null);
        if (_jobs.ContainsKey(job.Reference)) throw AlreadyExists(job.Reference);
    }

    /// <summary>Without a location, only jobs of the two multi-regions are found.</summary>
    public EmulatedJob Find(string projectId, string jobId, string? location) =>
        Candidates(location).Select(place => _jobs.GetValueOrDefault(new JobReference(projectId, place, jobId)))
            .OfType<EmulatedJob>().FirstOrDefault()
        ?? throw BigQueryError.NotFound($"Not found: Job {projectId}:{location}{(location is null ? "" : ".")}{jobId}");

    public IReadOnlyList<EmulatedJob> OfProject(string projectId) =>
        [.. _jobs.Values.Where(job => job.Reference.ProjectId == projectId).OrderByDescending(job => job.Created)];

    public void Remove(EmulatedJob job) => _jobs.TryRemove(job.Reference, out _);

    public async ValueTask DisposeAsync()
    {
        _runner.Stop();
        foreach (var job in _jobs.Values) job.Cancel();
        await Task.WhenAll(_jobs.Values.Select(job => job.Completion));
        foreach (var job in _jobs.Values) job.Dispose();
        _runner.Dispose();
    }

    private EmulatedJob Prepare(string projectId, JsonObject resource, string? uploadedFile)
    {
        var configuration = resource.Object("configuration")?.DeepClone().AsObject()
            ?? throw BigQueryError.Invalid("Required parameter is missing: configuration");
        var kind = JobConfiguration.Kind(configuration);
        var given = resource.Object("jobReference");
        var jobId = given?.Text("jobId") ?? $"job_{Guid.NewGuid():N}";
        JobConfiguration.Check(jobId, configuration);
        configuration["jobType"] = kind;
        var location = JobLocations.Choose(
            warehouse.Catalog, projectId, configuration, given?.Text("location"), options.DefaultLocation);
        return new EmulatedJob(
            new JobReference(projectId, location, jobId), kind, configuration, options.Clock.GetUtcNow())
        {
            UploadedFile = uploadedFile,
        };
    }

    private void AddChildren(IEnumerable<EmulatedJob> children)
    {
        foreach (var child in children) _jobs.TryAdd(child.Reference, child);
    }

    private static IEnumerable<string> Candidates(string? location) =>
        location is null ? ["US", "EU"] : [JobLocations.Canonical(location)];

    private static BigQueryError AlreadyExists(JobReference reference) =>
        BigQueryError.Duplicate($"Already Exists: Job {reference}");
}
