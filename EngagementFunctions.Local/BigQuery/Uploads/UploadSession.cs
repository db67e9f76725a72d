using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Jobs;

namespace EngagementFunctions.Local.BigQuery.Uploads;

/// <summary>One resumable upload: the bytes so far are in a file, the job follows the last of them.</summary>
internal sealed class UploadSession(string id, string projectId, JsonObject resource, string file)
{
    /// <summary>Every chunk but the last is a multiple of this.</summary>
    private const long ChunkUnit = 256 * 1024;

    public string Id { get; } = id;

    public string ProjectId { get; } = projectId;

    public JsonObject Resource { get; } = resource;

    public string File { get; } = file;

    public long Received { get; private set; }

    /// <summary>The job that the completed upload became. Whoever asks again gets the same one.</summary>
    public EmulatedJob? Job { get; set; }

    /// <summary>Requests of one session are taken one after another.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Stores the part of the chunk that is new; true when the upload is complete with it.</summary>
    public async Task<bool> TakeAsync(ContentRange range, Stream body, CancellationToken cancellationToken)
    {
        if (range.Start > Received)
            throw BigQueryError.Invalid($"Invalid Content-Range: {Received} bytes are stored, the chunk starts later");
        CheckUnit(range);
        await using var stream = new FileStream(File, FileMode.OpenOrCreate, FileAccess.Write);
        stream.Position = range.Start;
        await body.CopyToAsync(stream, cancellationToken);
        if (range.Length is { } length && stream.Position != range.Start + length)
            throw BigQueryError.Invalid($"The chunk has {stream.Position - range.Start} bytes, its range {length}");
        Received = Math.Max(Received, stream.Position);
        return range.IsLastOf(Received);
    }

    private static void CheckUnit(ContentRange range)
    {
        if (range.Length is not { } length || length % ChunkUnit == 0) return;
        if (range.Total is null || range.Start + length < range.Total)
            throw BigQueryError.Invalid(
                $"A chunk that is not the last must be a multiple of {ChunkUnit} bytes; this one has {length}");
    }
}
