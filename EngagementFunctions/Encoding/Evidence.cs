namespace EngagementFunctions.Encoding;

/// <summary>What was counted in the source's stream while it passed, for the warehouse to be compared with.</summary>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Columns">One entry a column, in order.</param>
internal sealed record Evidence(long Rows, IReadOnlyList<ColumnEvidence> Columns);

/// <param name="Name">The column's name in the warehouse.</param>
/// <param name="Nulls">NULLs expected in the warehouse: those of the source and those made by a policy.</param>
/// <param name="PolicyCount">Values that became NULL because the column's policy says so.</param>
internal sealed record ColumnEvidence(string Name, long Nulls, long PolicyCount = 0);
