using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>An expression as DuckDB SQL, with its GoogleSQL type; the untyped NULL has none.</summary>
internal sealed record Typed(string Sql, SqlType? KnownType)
{
    public static readonly Typed Null = new("NULL", null);

    /// <summary>INT64 is what an untyped NULL becomes where nothing else decides.</summary>
    public SqlType Type => KnownType ?? SqlType.Int64;

    /// <summary>The text of a literal, which coerces further than other expressions do.</summary>
    public string? LiteralText { get; init; }

    /// <summary>Query parameters coerce as literals do.</summary>
    public bool IsParameter { get; init; }

    /// <summary>The elements of an array literal, or the members of a struct literal, coerce one by one.</summary>
    public IReadOnlyList<Typed>? Parts { get; init; }

    /// <summary>The same value as a DuckDB integer: a BIGNUMERIC made from an INT64 is summed as one.</summary>
    public string? IntegerSql { get; init; }

    public bool IsNull => KnownType is null;

    public bool CoercesAsLiteral => LiteralText is not null || IsParameter;
}
