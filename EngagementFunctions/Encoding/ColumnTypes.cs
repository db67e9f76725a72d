namespace EngagementFunctions.Encoding;

/// <summary>The digits that a decimal column holds, and how BigQuery writes a column's type.</summary>
internal static class ColumnTypes
{
    private const int NumericPrecision = 38;
    private const int NumericScale = 9;

    // BIGNUMERIC holds some 39-digit integers as well; Parquet's decimals end at 76 digits.
    private const int BigNumericPrecision = 76;
    private const int BigNumericScale = 38;

    public static int EffectivePrecision(this TargetColumn column) => column.Precision
        ?? (column.Type == WarehouseType.BigNumeric ? BigNumericPrecision : NumericPrecision);

    public static int EffectiveScale(this TargetColumn column) => column.Scale
        ?? (column.Type == WarehouseType.BigNumeric ? BigNumericScale : NumericScale);

    /// <summary>The type as in a column definition, such as <c>NUMERIC(10,2)</c>.</summary>
    public static string Describe(TargetColumn column) => column.Precision is { } precision
        ? $"{Name(column.Type)}({precision},{column.Scale ?? 0})"
        : Name(column.Type);

    /// <summary>The type's name in BigQuery.</summary>
    public static string Name(WarehouseType type) => type.ToString().ToUpperInvariant();
}
