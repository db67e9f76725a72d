namespace EngagementFunctions.Encoding;

/// <summary>What was gathered from the source's stream while it passed, or computed by the warehouse over a table.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Digest">Sum of the fingerprints of the rows' canonical texts, in decimal.</param>
/// <param name="Columns">One entry a column, in order.</param>
internal sealed record Evidence(long Rows, string Digest, IReadOnlyList<ColumnEvidence> Columns);

/// <param name="Name">The column's name in the warehouse.</param>
/// <param name="Nulls">NULLs in the warehouse: those of the source and those made by a policy.</param>
/// <param name="Fingerprints">
/// Sum of the fingerprints of its values' canonical texts, in decimal; the warehouse is asked for it only where the rows' digests differ.
/// </param>
/// <param name="PolicyCount">Values that became NULL because the column's policy says so.</param>
internal sealed record ColumnEvidence(string Name, long Nulls, string? Fingerprints = null, long PolicyCount = 0);
