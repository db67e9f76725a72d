namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>One column's evidence.</summary>
internal sealed record ColumnNulls(string Name, long Nulls);

/// <summary>What one side counted, and the sum of its rows' fingerprints.</summary>
internal sealed record EvidenceSide(long Rows, string Digest, IReadOnlyList<ColumnNulls> Columns);

/// <summary>Both sides, and the app's own judgement.</summary>
internal sealed record RunEvidence(EvidenceSide Source, EvidenceSide Warehouse, bool Equal)
{
    /// <summary>The same judgement, made anew from the figures.</summary>
    public bool FiguresAreEqual =>
        Source.Rows == Warehouse.Rows && Source.Digest == Warehouse.Digest && Source.Columns.SequenceEqual(Warehouse.Columns);
}
