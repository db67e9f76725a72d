using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

/// <summary>
/// The two ways in which types stand in requests beside schemas: <c>StandardSqlDataType</c> of routines
/// (<c>typeKind</c>) and <c>QueryParameterType</c> (<c>type</c>). Reading takes either.
/// </summary>
internal static class SqlTypeResource
{
    public static Field Read(string name, JsonObject json)
    {
        var kind = json.Text("typeKind") ?? json.RequiredText("type");
        if (kind.Equals("ARRAY", StringComparison.OrdinalIgnoreCase))
        {
            var element = json.Object("arrayElementType") ?? json.Object("arrayType")
                ?? throw BigQueryError.Invalid("Required parameter is missing: arrayType");
            return Read(name, element) with { Mode = FieldMode.REPEATED };
        }

        return new Field(name, FieldTypes.Parse(kind)) { Fields = Members(json) };
    }

    public static JsonObject Write(Field type)
    {
        if (type.IsRepeated)
            return new JsonObject
            {
                ["typeKind"] = "ARRAY", ["arrayElementType"] = Write(type with { Mode = FieldMode.NULLABLE }),
            };
        var json = new JsonObject { ["typeKind"] = type.Type.SqlName() };
        if (type.Fields.Count > 0)
            json["structType"] = new JsonObject { ["fields"] = new JsonArray([.. type.Fields.Select(Member)]) };
        return json;
    }

    private static IReadOnlyList<Field> Members(JsonObject json)
    {
        var members = json.Object("structType")?.Objects("fields") ?? json.Objects("structTypes");
        return [.. members.Select(member => Read(member.Text("name") ?? "", member.Object("type")!))];
    }

    private static JsonNode Member(Field field) =>
        new JsonObject { ["name"] = field.Name, ["type"] = Write(field) };
}
