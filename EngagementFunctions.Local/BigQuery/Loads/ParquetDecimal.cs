using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>Which decimals of a file fit which type: NUMERIC has 29 digits before the point and 9 after it.</summary>
internal static class ParquetDecimal
{
    public static readonly FieldType[] Targets = [FieldType.NUMERIC, FieldType.BIGNUMERIC, FieldType.STRING];

    /// <summary>DuckDB reads decimals of up to this many digits, and wider ones as inexact DOUBLE.</summary>
    public const int ReadablePrecision = 38;

    public static bool Fits(ParquetNode node, FieldType type) => type switch
    {
        FieldType.NUMERIC => node.Scale <= 9 && node.Precision - node.Scale <= 29,
        FieldType.BIGNUMERIC => node.Scale <= 38 && node.Precision - node.Scale <= 38,
        _ => true,
    };

    public static void Require(ParquetNode node, Field field)
    {
        if (!Fits(node, field.Type))
            throw LoadErrors.Reading($"Parquet column '{node.Name}' has type DECIMAL({node.Precision}, {node.Scale}), "
                + $"which does not fit the target type {field.Type.SqlName()} of field {field.Name}");
    }
}
