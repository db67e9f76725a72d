using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>One pass over the rows of a snapshot: received, encoded and counted as they come.</summary>
internal sealed class RowExtraction(
    SourceSnapshot snapshot, IReadOnlyList<TargetColumn> columns, BatchOptions options)
{
    /// <summary>What was counted; there once the enumeration has ended by itself.</summary>
    public Evidence Evidence => throw new NotImplementedException();

    /// <summary>The batches, in order; each is to be disposed when it has been loaded. At most two exist at a time.</summary>
    public IAsyncEnumerable<RowBatch> ReadBatchesAsync(CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{snapshot} {columns} {options}");
}
