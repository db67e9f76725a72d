using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>
/// The schema BigQuery reads out of a Parquet file when the job gives none. Every column is NULLABLE, and every
/// timestamp a TIMESTAMP: which is why such a load does not fit a table with REQUIRED or DATETIME columns.
/// </summary>
internal sealed class ParquetInference(LoadRequest request)
{
    public IReadOnlyList<Field> Schema(IReadOnlyList<ParquetNode> nodes) => [.. nodes.Select(Field)];

    private Field Field(ParquetNode node)
    {
        if (node.IsRepeated) return Field(node with { Repetition = "REQUIRED" }) with { Mode = FieldMode.REPEATED };
        if (node.IsList && request.InfersLists)
            return Field(node.ListElement) with { Name = node.Name, Mode = FieldMode.REPEATED };
        return new Field(node.Name, Type(node)) { Fields = [.. node.Children.Select(Field)] };
    }

    private FieldType Type(ParquetNode node) => node.Children.Count > 0 ? FieldType.RECORD
        : node.IsDecimal ? DecimalTarget(node)
        : Annotated(node) ?? Bare(node);

    private FieldType? Annotated(ParquetNode node) => (node.Converted, node.Logical) switch
    {
        ("UTF8", _) => FieldType.STRING,
        ("ENUM", _) => request.EnumIsString ? FieldType.STRING : FieldType.BYTES,
        ("DATE", _) => FieldType.DATE,
        ("TIME_MILLIS" or "TIME_MICROS", _) => FieldType.TIME,
        ("TIMESTAMP_MILLIS" or "TIMESTAMP_MICROS", _) => FieldType.TIMESTAMP,
        ("JSON", _) => throw BigQueryError.Invalid($"Unsupported field type: JSON (field: {node.Name})"),
        (_, var logical) when logical.StartsWith("StringType", StringComparison.Ordinal) => FieldType.STRING,
        (_, var logical) when logical.StartsWith("TimestampType", StringComparison.Ordinal) =>
            HasUnit(logical, "NANOS") ? FieldType.INT64 : FieldType.TIMESTAMP,
        (_, var logical) when logical.StartsWith("TimeType", StringComparison.Ordinal) =>
            HasUnit(logical, "NANOS") ? FieldType.INT64 : FieldType.TIME,
        _ => null,
    };

    private static FieldType Bare(ParquetNode node) => node.Physical switch
    {
        "BOOLEAN" => FieldType.BOOL,
        "INT32" or "INT64" => FieldType.INT64,
        "INT96" => FieldType.TIMESTAMP,
        "FLOAT" or "DOUBLE" => FieldType.FLOAT64,
        "BYTE_ARRAY" or "FIXED_LEN_BYTE_ARRAY" => FieldType.BYTES,
        _ => throw LoadErrors.Reading($"Parquet column '{node.Name}' has the unsupported type {node.Physical}"),
    };

    /// <summary>The first listed type that holds every value of the column, else the widest of them.</summary>
    private FieldType DecimalTarget(ParquetNode node)
    {
        var wanted = request.DecimalTargets.Select(FieldTypes.Parse).Order(DecimalWidth).ToList();
        return wanted.Cast<FieldType?>().FirstOrDefault(type => ParquetDecimal.Fits(node, type!.Value)) ?? wanted[^1];
    }

    /// <summary>The order in which types are tried does not follow the order in which they are named.</summary>
    private static Comparer<FieldType> DecimalWidth { get; } = Comparer<FieldType>.Create(
        (left, right) => Width(left).CompareTo(Width(right)));

    private static int Width(FieldType type) => Array.IndexOf(ParquetDecimal.Targets, type);

    private static bool HasUnit(string logical, string unit) =>
        logical.Contains($"{unit}=", StringComparison.Ordinal)
        && !logical.Contains($"{unit}=<null>", StringComparison.Ordinal);
}
