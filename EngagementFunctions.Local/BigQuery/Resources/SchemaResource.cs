using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

/// <summary>A schema as the REST interface writes it: <c>{"fields": [{"name", "type", "mode", ...}]}</c>.</summary>
internal static class SchemaResource
{
    public static IReadOnlyList<Field> Read(JsonObject schema)
    {
        var fields = schema.Objects("fields").Select(ReadField).ToList();
        ColumnNames.Check(fields);
        return fields;
    }

    public static JsonObject Write(IReadOnlyList<Field> schema) => new() { ["fields"] = Fields(schema) };

    private static Field ReadField(JsonObject json)
    {
        var type = FieldTypes.Parse(json.RequiredText("type"));
        var members = json.Objects("fields").Select(ReadField).ToList();
        if (type == FieldType.RECORD && members.Count == 0)
            throw BigQueryError.Invalid($"Field {json.Text("name")} is type RECORD but has no schema");
        return new Field(json.RequiredText("name"), type, ReadMode(json.Text("mode")))
        {
            Description = json.Text("description"),
            Precision = (int?)json.Number("precision"),
            Scale = (int?)json.Number("scale"),
            MaxLength = json.Number("maxLength"),
            DefaultValueExpression = json.Text("defaultValueExpression"),
            PolicyTags = json.Object("policyTags")?.Texts("names") ?? [],
            Fields = members,
        };
    }

    private static FieldMode ReadMode(string? mode) =>
        mode is null ? FieldMode.NULLABLE
        : Enum.TryParse<FieldMode>(mode, ignoreCase: true, out var parsed) ? parsed
        : throw BigQueryError.Invalid($"Invalid value for mode: {mode} is not a valid value");

    private static JsonArray Fields(IReadOnlyList<Field> fields) =>
        new([.. fields.Select(field => (JsonNode)WriteField(field))]);

    private static JsonObject WriteField(Field field)
    {
        var json = new JsonObject
        {
            ["name"] = field.Name,
            ["type"] = field.Type.RestName(),
            ["mode"] = field.Mode.ToString(),
        };
        if (field.Fields.Count > 0) json["fields"] = Fields(field.Fields);
        if (field.Description is not null) json["description"] = field.Description;
        if (field.Precision is { } precision) json["precision"] = Digits(precision);
        if (field.Scale is { } scale) json["scale"] = Digits(scale);
        if (field.MaxLength is { } length) json["maxLength"] = Digits(length);
        if (field.DefaultValueExpression is { } value) json["defaultValueExpression"] = value;
        if (field.PolicyTags.Count > 0)
            json["policyTags"] = new JsonObject { ["names"] = ResourceParts.Array(field.PolicyTags) };
        return json;
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
