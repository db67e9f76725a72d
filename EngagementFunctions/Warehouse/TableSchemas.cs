using EngagementFunctions.Encoding;
using Google.Apis.Bigquery.v2.Data;

namespace EngagementFunctions.Warehouse;

/// <summary>BigQuery's schema for the columns of a query.</summary>
internal static class TableSchemas
{
    private const string Required = "REQUIRED";

    /// <param name="columns">The query's columns, in order.</param>
    /// <param name="target">Where the target exists: its descriptions and policy tags are carried over, column by column.</param>
    public static TableSchema Of(IReadOnlyList<TargetColumn> columns, TableSchema? target)
    {
        var known = (target?.Fields ?? []).ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        return new TableSchema { Fields = [.. columns.Select(column => Field(column, known.GetValueOrDefault(column.Name)))] };
    }

    /// <returns>The columns with the modes that the target has.</returns>
    public static IReadOnlyList<TargetColumn> WithModes(IReadOnlyList<TargetColumn> columns, TableSchema? target)
    {
        var required = (target?.Fields ?? []).Where(field => field.Mode == Required).Select(field => field.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => column with { IsRequired = required.Contains(column.Name) })];
    }

    private static TableFieldSchema Field(TargetColumn column, TableFieldSchema? known) => new()
    {
        Name = column.Name,
        Type = TypeName(column.Type),
        Mode = column.IsRequired ? Required : "NULLABLE",
        Precision = column.Precision,
        Scale = column.Scale,
        Description = known?.Description,
        PolicyTags = known?.PolicyTags,
    };

    private static readonly Dictionary<string, WarehouseType> Types = new(
        Enum.GetValues<WarehouseType>().ToDictionary(TypeName), StringComparer.OrdinalIgnoreCase)
    {
        ["INT64"] = WarehouseType.Int64,
        ["FLOAT64"] = WarehouseType.Float64,
        ["BOOL"] = WarehouseType.Bool,
        ["DECIMAL"] = WarehouseType.Numeric,
        ["BIGDECIMAL"] = WarehouseType.BigNumeric,
    };

    /// <returns>The type of a column; null for one that no column of a query becomes.</returns>
    public static WarehouseType? TypeOf(TableFieldSchema field) =>
        field.Mode != "REPEATED" && Types.TryGetValue(field.Type, out var type) ? type : null;

    /// <returns>The type's name in a schema.</returns>
    public static string TypeName(WarehouseType type) => type switch
    {
        WarehouseType.Int64 => "INTEGER",
        WarehouseType.Float64 => "FLOAT",
        WarehouseType.Numeric => "NUMERIC",
        WarehouseType.BigNumeric => "BIGNUMERIC",
        WarehouseType.Bool => "BOOLEAN",
        WarehouseType.String => "STRING",
        WarehouseType.Date => "DATE",
        WarehouseType.DateTime => "DATETIME",
        WarehouseType.Timestamp => "TIMESTAMP",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
