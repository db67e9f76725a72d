using System.Collections.Concurrent;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Local.BigQuery.Uploads;

namespace EngagementFunctions.Local.BigQuery;

/// <summary>What one emulator holds, shared by all its endpoints.</summary>
internal sealed class EmulatorState : IAsyncDisposable
{
    public EmulatorState(BigQueryEmulatorOptions options, Warehouse warehouse)
    {
        Options = options;
        Warehouse = warehouse;
        Grants = new Grants(options);
        Jobs = new JobStore(options, warehouse, WorkTime, Grants);
        Uploads = new UploadStore(warehouse.Folder);
    }

    public BigQueryEmulatorOptions Options { get; }

    public Warehouse Warehouse { get; }

    public Grants Grants { get; }

    public WorkTime WorkTime { get; } = new();

    public JobStore Jobs { get; }

    public UploadStore Uploads { get; }

    public ConcurrentQueue<RecordedRequest> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Jobs.DisposeAsync();
        Warehouse.Dispose();
    }
}
