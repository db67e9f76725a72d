using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>
/// What the SQL engine hands back. <see cref="ResultTable"/> is a table of the catalog, in the project's hidden
/// dataset (<see cref="ResultTables"/>), holding the rows in the order of the query; null when the statement has no
/// rows to give, and in a dry run.
/// </summary>
internal sealed record QueryOutcome(string StatementType, IReadOnlyList<Field> Schema, TableId? ResultTable = null)
{
    public DmlCounts? Dml { get; init; }

    public long TotalBytesProcessed { get; init; }

    /// <summary>CREATE, REPLACE, SKIP, DROP, ALTER ... of a DDL statement.</summary>
    public string? DdlOperation { get; init; }

    public TableId? DdlTargetTable { get; init; }

    public (DatasetId Dataset, string Name)? DdlTargetRoutine { get; init; }

    /// <summary>Tables the statement reads, for a plan's statistics.</summary>
    public IReadOnlyList<TableId> ReferencedTables { get; init; } = [];

    /// <summary>The statements of a script, in the order they ran; they become child jobs.</summary>
    public IReadOnlyList<ChildStatement> Children { get; init; } = [];
}

internal sealed record DmlCounts(long Inserted, long Updated, long Deleted)
{
    public long Affected => Inserted + Updated + Deleted;
}

internal sealed record ChildStatement(string Sql, QueryOutcome Outcome);
