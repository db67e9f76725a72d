using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>Whether a file may be read under a schema that the job gives, and what BigQuery says if not.</summary>
internal sealed class ParquetCompatibility(LoadRequest request)
{
    private static readonly Dictionary<FieldType, string> CppTypes = new()
    {
        [FieldType.INT64] = "INT64", [FieldType.FLOAT64] = "DOUBLE", [FieldType.BOOL] = "BOOL",
        [FieldType.STRING] = "BYTES", [FieldType.BYTES] = "BYTES", [FieldType.DATE] = "DATE32",
        [FieldType.RECORD] = "STRUCT",
    };

    private readonly ParquetInference _inference = new(request);

    public void Check(IReadOnlyList<ParquetNode> nodes, IReadOnlyList<Field> schema)
    {
        foreach (var node in nodes.Where(node => !schema.Any(field => field.IsNamed(node.Name))))
            if (!request.IgnoresUnknown)
                throw LoadErrors.Reading($"No such field: {node.Name}. The file has a column that the schema has not.");
        foreach (var field in schema) CheckField(nodes.FirstOrDefault(node => field.IsNamed(node.Name)), field);
    }

    private void CheckField(ParquetNode? node, Field field)
    {
        if (field.Type == FieldType.JSON)
            throw BigQueryError.Invalid($"Unsupported field type: JSON (field: {field.Name})");
        if (node is null)
        {
            if (field.IsRequired) throw LoadErrors.Reading($"Required field {field.Name} is missing in the file");
            return;
        }

        CheckMode(node, field);
        CheckType(node, field);
        if (field.Type == FieldType.RECORD) Check(Element(node, field).Children, field.Fields);
    }

    private void CheckMode(ParquetNode node, Field field)
    {
        var mode = node.IsRepeated || (node.IsList && request.InfersLists) ? FieldMode.REPEATED
            : node.IsRequired ? FieldMode.REQUIRED
            : FieldMode.NULLABLE;
        if (mode != field.Mode)
            throw LoadErrors.Reading("Provided schema is not compatible with the file. "
                + $"Field '{field.Name}' is specified as {field.Mode} in provided schema "
                + $"which does not match {mode} as specified in the file.");
    }

    private void CheckType(ParquetNode node, Field field)
    {
        var element = Element(node, field);
        if (element.IsDecimal && ParquetDecimal.Targets.Contains(field.Type))
        {
            ParquetDecimal.Require(element, field);
            return;
        }

        var type = _inference.Schema([element])[0].Type;
        if (type == field.Type || IsTextAsBytes(type, field.Type)) return;
        if (type == FieldType.TIMESTAMP && field.Type == FieldType.DATETIME) return;
        throw LoadErrors.Reading($"Parquet column '{node.Name}' has type {element.Physical} which does not match "
            + $"the target cpp_type {CppTypes.GetValueOrDefault(field.Type, field.Type.SqlName())}");
    }

    /// <summary>Text and bytes are the same to the reader.</summary>
    private static bool IsTextAsBytes(FieldType file, FieldType target) =>
        file is FieldType.STRING or FieldType.BYTES && target is FieldType.STRING or FieldType.BYTES;

    private static ParquetNode Element(ParquetNode node, Field field) =>
        node.IsRepeated ? node with { Repetition = "REQUIRED" }
        : field.IsRepeated && node.IsList ? node.ListElement
        : node;
}
