using System.Collections.Immutable;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// What the catalog knows of a table; its rows are in DuckDB under <see cref="TableId.PhysicalName"/>.
/// </summary>
internal sealed record Table(TableId Id, IReadOnlyList<Field> Schema)
{
    public string? Description { get; init; }

    public string? FriendlyName { get; init; }

    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TimePartitioning? TimePartitioning { get; init; }

    public RangePartitioning? RangePartitioning { get; init; }

    public bool? RequirePartitionFilter { get; init; }

    public IReadOnlyList<string> Clustering { get; init; } = [];

    public TableConstraints? Constraints { get; init; }

    public DateTimeOffset? ExpirationTime { get; init; }

    public IReadOnlyList<RowAccessPolicy> RowAccessPolicies { get; init; } = [];

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>The query of a view, null for a table with rows of its own.</summary>
    public string? ViewQuery { get; init; }

    /// <summary>Members of the resource that the emulator keeps without giving them a meaning.</summary>
    public ImmutableDictionary<string, string> KeptJson { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Field? Column(string name) => Schema.FirstOrDefault(field => field.IsNamed(name));

    public bool IsExpired(DateTimeOffset now) => ExpirationTime <= now;
}
