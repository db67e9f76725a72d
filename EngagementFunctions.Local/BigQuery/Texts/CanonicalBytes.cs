using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>JSON has no bytes: they travel to DuckDB as base64 text, at whatever depth of a row they stand.</summary>
internal static class CanonicalBytes
{
    /// <summary>The field as the JSON reader is told to read it.</summary>
    public static Field AsText(Field field) => field.Type == FieldType.BYTES
        ? field with { Type = FieldType.STRING }
        : field with { Fields = [.. field.Fields.Select(AsText)] };

    /// <summary>From the column as it was read to the column as it is stored.</summary>
    public static string Expression(Field field) => Of(field, Quoting.Name(field.Name), depth: 0);

    private static string Of(Field field, string value, int depth)
    {
        if (!HasBytes(field)) return value;
        if (!field.IsRepeated) return Element(field, value, depth);
        return $"list_transform({value}, lambda item{depth}: {Element(field, $"item{depth}", depth + 1)})";
    }

    private static string Element(Field field, string value, int depth)
    {
        if (field.Type == FieldType.BYTES) return $"from_base64({value})";
        var members = field.Fields.Select(member => $"{Quoting.Name(member.Name)} := "
            + Of(member, $"struct_extract({value}, {Quoting.Text(member.Name)})", depth));
        return $"CASE WHEN {value} IS NOT NULL THEN struct_pack({string.Join(", ", members)}) END";
    }

    private static bool HasBytes(Field field) => field.Type == FieldType.BYTES || field.Fields.Any(HasBytes);
}
