using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>A column in scope: its name (null where it has none) and the SQL that reads it.</summary>
internal sealed record ScopeColumn(string? Name, string Sql, SqlType Type)
{
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What one FROM item brings into scope.</summary>
internal sealed record Relation(string? Alias, IReadOnlyList<ScopeColumn> Columns)
{
    /// <summary>
    /// Of a table without columns of its own (UNNEST, SELECT AS STRUCT), the value that the alias stands for.
    /// </summary>
    public Typed? Value { get; init; }

    /// <summary>Columns that USING merged away: found by their qualified name alone.</summary>
    public IReadOnlyCollection<string> Merged { get; init; } = [];

    public bool IsNamed(string name) => string.Equals(Alias, name, StringComparison.OrdinalIgnoreCase);

    public bool Hides(ScopeColumn column) =>
        column.Name is not null && Merged.Contains(column.Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>
/// The result of a query: SQL whose columns have made-up names, each with its GoogleSQL name and type.
/// </summary>
internal sealed record BoundQuery(string Sql, IReadOnlyList<BoundColumn> Columns)
{
    /// <summary>SELECT AS STRUCT and SELECT AS VALUE yield values, not rows of columns.</summary>
    public bool IsValueTable { get; init; }
}

internal sealed record BoundColumn(string? Name, string Physical, SqlType Type)
{
    /// <summary>The expression itself: where it is a literal, set operations and inserts coerce it further.</summary>
    public Typed? Origin { get; init; }

    /// <summary>The column as its query's alias reads it, still as coercible as the expression.</summary>
    public Typed Read(string alias) => new($"{alias}.{Physical}", Origin is { IsNull: true } ? null : Type)
    {
        IsParameter = Origin is { CoercesAsLiteral: true },
        Parts = Origin is { Parts.Count: 0 } ? [] : null,
    };
}
