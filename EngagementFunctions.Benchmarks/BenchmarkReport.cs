using EngagementFunctions.Encoding;

namespace EngagementFunctions.Benchmarks;

/// <summary>What one pass took; its text is one line of JSON-like fields.</summary>
internal sealed record BenchmarkReport(
    double Seconds = 0,
    double ProcessorSeconds = 0,
    long PeakMemoryMiB = 0,
    long Rows = 0,
    long Batches = 0,
    long SourceBytes = 0,
    long FileBytes = 0)
{
    public BenchmarkReport With(RowBatch batch) => this with
    {
        Rows = Rows + batch.Rows,
        Batches = Batches + 1,
        SourceBytes = SourceBytes + batch.SourceBytes,
        FileBytes = FileBytes + batch.Content.Length,
    };
}
