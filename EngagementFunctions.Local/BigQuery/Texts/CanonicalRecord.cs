using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>
/// Records and arrays: names without regard to case, unknown ones refused, NULL only where it may be.
/// </summary>
internal sealed class CanonicalRecord(IReadOnlyList<Field> schema, bool ignoresUnknown)
{
    public void Write(Utf8JsonWriter json, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object) throw new RowError("", "A row must be a JSON object");
        WriteFields(json, schema, row, path: "");
    }

    private void WriteFields(Utf8JsonWriter json, IReadOnlyList<Field> fields, JsonElement record, string path)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in record.EnumerateObject())
        {
            if (!ignoresUnknown && !fields.Any(field => field.IsNamed(member.Name)))
                throw new RowError(path + member.Name, $"No such field: {path}{member.Name}.");
            members[member.Name] = member.Value;
        }

        json.WriteStartObject();
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Name);
            WriteField(json, field, members.TryGetValue(field.Name, out var value) ? value : null, path + field.Name);
        }

        json.WriteEndObject();
    }

    private void WriteField(Utf8JsonWriter json, Field field, JsonElement? value, string path)
    {
        var isNull = value is null or { ValueKind: JsonValueKind.Null };
        if (field.IsRepeated) WriteArray(json, field, isNull ? null : value, path);
        else if (!isNull) WriteElement(json, field, value!.Value, path);
        else if (!field.IsRequired) json.WriteNullValue();
        else throw new RowError(path, value is null ? $"Missing required field: {path}." : NullRefusal(path));
    }

    private void WriteArray(Utf8JsonWriter json, Field field, JsonElement? value, string path)
    {
        json.WriteStartArray();
        if (value is { ValueKind: not JsonValueKind.Array })
            throw new RowError(path, $"A single value was given for the repeated field: {path}.");
        foreach (var item in value?.EnumerateArray().AsEnumerable() ?? [])
        {
            if (item.ValueKind == JsonValueKind.Null) throw new RowError(path, NullRefusal(path));
            WriteElement(json, field, item, path);
        }

        json.WriteEndArray();
    }

    private void WriteElement(Utf8JsonWriter json, Field field, JsonElement value, string path)
    {
        if (field.Type != FieldType.RECORD)
            CanonicalValue.Write(json, field, value, path);
        else if (value.ValueKind == JsonValueKind.Object)
            WriteFields(json, field.Fields, value, path + ".");
        else
            throw new RowError(path, $"This field: {path} is a record.");
    }

    private static string NullRefusal(string path) =>
        $"Only optional fields can be set to NULL. Field: {path}; Value: NULL";
}
