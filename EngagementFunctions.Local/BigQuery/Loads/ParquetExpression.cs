using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>
/// DuckDB expressions from what its Parquet reader yields to the physical type, refusing what would not fit.
/// </summary>
internal static class ParquetExpression
{
    public static string Of(ParquetNode node, Field field, string value) => field.IsRepeated
        ? Repeated(node.IsList ? node.ListElement : node with { Repetition = "REQUIRED" }, field, value)
        : Element(node, field, value);

    /// <summary>An absent array is an empty one; an array holds no NULL.</summary>
    private static string Repeated(ParquetNode element, Field field, string value)
    {
        var item = Quoting.Name($"item of {value.Replace("\"", "", StringComparison.Ordinal)}");
        var refusal = Refuse($"Only optional fields can be set to NULL. Field: {field.Name}; Value: NULL");
        var each = $"CASE WHEN {item} IS NULL THEN {refusal} ELSE {Element(element, field, item)} END";
        return $"coalesce(list_transform({value}, lambda {item}: {each}), [])";
    }

    private static string Element(ParquetNode node, Field field, string value) => field.Type switch
    {
        FieldType.RECORD => Record(node, field, value),
        FieldType.NUMERIC => InDigits(field, $"({value})::DECIMAL(38,9)"),
        FieldType.BIGNUMERIC => Canonical(node, value),
        FieldType.STRING when node.IsDecimal => Canonical(node, value),
        FieldType.STRING => InLength(field, IsText(node) ? $"({value})::VARCHAR" : $"decode({value})"),
        FieldType.BYTES => IsText(node) ? $"encode({value})" : $"({value})::BLOB",
        FieldType.DATE => InYears(field, value, "DATE", "9999-12-31"),
        FieldType.DATETIME => InYears(field, $"({value})::TIMESTAMP", "TIMESTAMP", "9999-12-31 23:59:59.999999"),
        FieldType.TIMESTAMP =>
            InYears(field, $"({value})::TIMESTAMPTZ", "TIMESTAMPTZ", "9999-12-31 23:59:59.999999+00"),
        FieldType.TIME => Within(
            field, $"({value})::TIME", time => $"{time} < TIME '24:00:00'", "a time of day after 23:59:59.999999"),
        _ => $"({value})::{field.ElementType()}",
    };

    private static string Record(ParquetNode node, Field field, string value)
    {
        var members = field.Fields.Select(member =>
        {
            var child = node.Children.FirstOrDefault(candidate => member.IsNamed(candidate.Name));
            var cell = child is null
                ? member.IsRepeated ? $"[]::{member.PhysicalType()}" : $"NULL::{member.PhysicalType()}"
                : Of(child, member, $"struct_extract({value}, {Quoting.Text(child.Name)})");
            return $"{Quoting.Name(member.Name)} := {cell}";
        });
        return $"CASE WHEN {value} IS NOT NULL THEN struct_pack({string.Join(", ", members)}) END";
    }

    private static string Canonical(ParquetNode node, string value) => node.Scale == 0
        ? $"({value})::VARCHAR"
        : $"rtrim(rtrim(({value})::VARCHAR, '0'), '.')";

    private static string InDigits(Field field, string value)
    {
        if (field.Precision is not { } precision) return value;
        var scale = field.Scale ?? 0;
        var bound = "1" + new string('0', precision - scale);
        return Within(
            field, value, number => $"abs({number}) < {bound} AND round({number}, {scale}) = {number}",
            $"a number that NUMERIC({precision}, {scale}) does not hold");
    }

    private static string InLength(Field field, string value) => field.MaxLength is { } length
        ? Within(field, value, text => $"length({text}) <= {length}", $"a text longer than {length}")
        : value;

    private static string InYears(Field field, string value, string type, string last) => Within(
        field, value, time => $"{time} BETWEEN {type} '0001-01-01' AND {type} '{last}'",
        $"a {field.Type.SqlName()} outside the years 1 to 9999");

    private static string Within(Field field, string value, Func<string, string> condition, string otherwise) =>
        $"CASE WHEN {value} IS NULL OR ({condition(value)}) THEN {value} "
        + $"ELSE {Refuse($"Field {field.Name} has {otherwise}")} END";

    private static string Refuse(string message) => $"error({Quoting.Text(message)})";

    private static bool IsText(ParquetNode node) => node.Converted is "UTF8" or "ENUM" or "JSON"
        || node.Logical.StartsWith("StringType", StringComparison.Ordinal);
}
