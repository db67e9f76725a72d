namespace EngagementFunctions.Encoding;

/// <summary>When a batch is closed: at whichever bound is met first.</summary>
internal sealed class BatchOptions
{
    /// <summary>Bytes of the source's COPY stream in one batch.</summary>
    public long MaxBytes { get; set; } = 128L << 20;

    /// <summary>Rows in one batch.</summary>
    public int MaxRows { get; set; } = 1_000_000;
}
