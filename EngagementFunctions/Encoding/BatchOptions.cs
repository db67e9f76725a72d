namespace EngagementFunctions.Encoding;

/// <summary>When a batch is closed: at whichever bound is met first.</summary>
internal sealed class BatchOptions
{
    /// <summary>
    /// Bytes of the source's COPY stream in one batch. At 128 MiB the process stays under 200 MB and 2,000,000
    /// engagement rows make three load jobs, of the 1,500 that a table may have in a day.
    /// </summary>
    public long MaxBytes { get; set; } = 128L << 20;

    /// <summary>Rows in one batch: a bound for narrow rows.</summary>
    public int MaxRows { get; set; } = 1_000_000;
}
