using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>
/// Reads the COPY stream into chunks. With inline socket completions it runs on the socket's polling thread, so it
/// does nothing but read and hand over.
/// </summary>
internal static class CopyReceiver
{
    public static async Task ReceiveAsync(
        SourceSession session, string statement, CopyPipe pipe, CancellationToken cancellationToken)
    {
        await using var copy = await session.BeginCopyAsync(statement, cancellationToken);
        await using var cancellation = new CopyCancellation(copy, cancellationToken);
        try
        {
            while (await FillAsync(copy, pipe, cancellation.Abandoned, cancellationToken))
            {
            }
        }
        catch
        {
            // Disposing alone would first read the rest of the rows.
            await cancellation.CancelAsync();
            throw;
        }
    }

    /// <summary>Fills one chunk; false at the end of the stream.</summary>
    private static async Task<bool> FillAsync(
        NpgsqlRawCopyStream copy, CopyPipe pipe, CancellationToken abandoned, CancellationToken cancellationToken)
    {
        var chunk = await pipe.RentAsync(cancellationToken);
        var read = 1;
        while (chunk.Free.Length > 0 && (read = await copy.ReadAsync(chunk.Free, abandoned)) > 0)
            chunk.Advance(read);
        cancellationToken.ThrowIfCancellationRequested();
        pipe.Send(chunk);
        return read > 0;
    }
}
