namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>A column, or a member of a record, as BigQuery describes it.</summary>
internal sealed record Field(string Name, FieldType Type, FieldMode Mode = FieldMode.NULLABLE)
{
    public string? Description { get; init; }

    /// <summary>Of NUMERIC(P, S) and BIGNUMERIC(P, S); null where the type is used without parameters.</summary>
    public int? Precision { get; init; }

    public int? Scale { get; init; }

    /// <summary>Of STRING(L) and BYTES(L).</summary>
    public long? MaxLength { get; init; }

    public string? DefaultValueExpression { get; init; }

    public IReadOnlyList<string> PolicyTags { get; init; } = [];

    /// <summary>The members of a RECORD; empty for every other type.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    public bool IsRepeated => Mode == FieldMode.REPEATED;

    public bool IsRequired => Mode == FieldMode.REQUIRED;

    /// <summary>Column names match without regard to case.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
