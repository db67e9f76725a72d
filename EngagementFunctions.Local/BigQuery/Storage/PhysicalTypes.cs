namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>What a BigQuery column is in DuckDB.</summary>
internal static class PhysicalTypes
{
    /// <summary>BIGNUMERIC has more digits than any DuckDB number: it is kept as canonical decimal text.</summary>
    public static string PhysicalType(this Field field) =>
        field.IsRepeated ? field.ElementType() + "[]" : field.ElementType();

    /// <summary>The type of one element of a REPEATED field, of the field itself otherwise.</summary>
    public static string ElementType(this Field field) => field.Type switch
    {
        FieldType.INT64 => "BIGINT",
        FieldType.FLOAT64 => "DOUBLE",
        FieldType.NUMERIC => "DECIMAL(38,9)",
        FieldType.BIGNUMERIC => "VARCHAR",
        FieldType.BOOL => "BOOLEAN",
        FieldType.STRING => "VARCHAR",
        FieldType.BYTES => "BLOB",
        FieldType.DATE => "DATE",
        FieldType.DATETIME => "TIMESTAMP",
        FieldType.TIME => "TIME",
        FieldType.TIMESTAMP => "TIMESTAMPTZ",
        FieldType.JSON => "JSON",
        FieldType.RECORD => $"STRUCT({string.Join(", ", field.Fields.Select(Member))})",
        _ => throw new InvalidOperationException($"No physical type for {field.Type}."),
    };

    /// <summary>A repeated column is never NULL: BigQuery stores an absent array as an empty one.</summary>
    public static string ColumnDefinition(this Field field) =>
        Member(field) + (field.Mode == FieldMode.NULLABLE ? "" : " NOT NULL");

    private static string Member(Field field) => $"{Quoting.Name(field.Name)} {field.PhysicalType()}";
}
