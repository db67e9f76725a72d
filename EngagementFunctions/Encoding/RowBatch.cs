namespace EngagementFunctions.Encoding;

/// <summary>A bounded piece of the rows as one Parquet file; disposing it gives the buffer back.</summary>
/// <param name="Number">From 1, in the order of the stream.</param>
/// <param name="Rows">Rows in it, at least one.</param>
/// <param name="SourceBytes">Bytes those rows took in the COPY stream.</param>
/// <param name="Content">The file, at position 0; seekable, so that a failed load starts over from it.</param>
internal sealed record RowBatch(int Number, long Rows, long SourceBytes, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
