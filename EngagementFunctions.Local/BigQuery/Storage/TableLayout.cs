namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>Type is DAY, HOUR, MONTH or YEAR; without a field, rows are partitioned by when they arrived.</summary>
internal sealed record TimePartitioning(string Type, string? Field, long? ExpirationMs);

internal sealed record RangePartitioning(string Field, long Start, long End, long Interval);

internal sealed record ForeignKey(
    string? Name, TableId ReferencedTable, IReadOnlyList<(string Referencing, string Referenced)> Columns);

/// <summary>BigQuery records constraints and does not enforce them.</summary>
internal sealed record TableConstraints(IReadOnlyList<string> PrimaryKey, IReadOnlyList<ForeignKey> ForeignKeys);

/// <summary>Recorded and listed; rows are not filtered by it.</summary>
internal sealed record RowAccessPolicy(string Name, string FilterPredicate, IReadOnlyList<string> Grantees)
{
    public DateTimeOffset Created { get; init; }
}
