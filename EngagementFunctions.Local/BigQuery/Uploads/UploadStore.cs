using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Uploads;

/// <summary>Resumable uploads under way and done, by their <c>upload_id</c>.</summary>
internal sealed class UploadStore(string folder)
{
    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new();
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(folder, "uploads")).FullName;

    public UploadSession Open(string projectId, JsonObject resource)
    {
        var id = Guid.NewGuid().ToString("N");
        return _sessions[id] = new UploadSession(id, projectId, resource, NewFile());
    }

    public string NewFile() => Path.Combine(_folder, Guid.NewGuid().ToString("N"));

    public UploadSession Find(string? id) => id is not null && _sessions.TryGetValue(id, out var session)
        ? session
        : throw BigQueryError.NotFound("Not found: the upload session is unknown or has expired");

    public void Remove(UploadSession session)
    {
        _sessions.TryRemove(session.Id, out _);
        File.Delete(session.File);
    }
}
