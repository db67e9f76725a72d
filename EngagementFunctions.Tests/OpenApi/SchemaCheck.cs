using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Tests.OpenApi;

/// <summary>Whether JSON is as a schema describes it; knows the keywords that the document uses, and fails on any other.</summary>
internal sealed class SchemaCheck(ApiDocument document)
{
    private static readonly string[] Annotations = ["description", "default", "examples"];

    /// <returns>A sentence per difference.</returns>
    public IEnumerable<string> Differences(JsonElement value, JsonNode schema, string where = "$")
    {
        var rules = document.At(schema);
        return rules.Where(rule => !Annotations.Contains(rule.Key)).SelectMany(rule => rule.Key switch
        {
            "type" => Unless(IsOfType(value, (string)rule.Value!), $"{where} is no {rule.Value}"),
            "enum" => Unless(rule.Value!.AsArray().Any(one => (string)one! == value.ToString()), $"{where} is none of {rule.Value.ToJsonString()}"),
            "pattern" => Unless(Regex.IsMatch(value.ToString(), (string)rule.Value!), $"{where} is not like {rule.Value}"),
            "minimum" => Unless(value.GetDouble() >= (long)rule.Value!, $"{where} is below {rule.Value}"),
            "format" => Unless(IsOfFormat(value, (string)rule.Value!), $"{where} is no {rule.Value}"),
            "required" => rule.Value!.AsArray().Where(name => !value.TryGetProperty((string)name!, out _)).Select(name => $"{where}.{name} is missing"),
            "items" => value.EnumerateArray().SelectMany((item, at) => Differences(item, rule.Value!, $"{where}[{at}]")),
            "properties" => Members(value, rules, where),
            "additionalProperties" => Others(value, rules, where),
            _ => [$"{where}: the check does not know {rule.Key}"],
        });
    }

    private IEnumerable<string> Members(JsonElement value, JsonObject rules, string where) => value.EnumerateObject()
        .Where(member => rules["properties"]![member.Name] is not null)
        .SelectMany(member => Differences(member.Value, rules["properties"]![member.Name]!, $"{where}.{member.Name}"));

    private IEnumerable<string> Others(JsonElement value, JsonObject rules, string where) => value.EnumerateObject()
        .Where(member => rules["properties"]?[member.Name] is null)
        .SelectMany(member => rules["additionalProperties"] is JsonObject schema
            ? Differences(member.Value, schema, $"{where}.{member.Name}")
            : [$"{where}.{member.Name} is not described"]);

    private static IEnumerable<string> Unless(bool fine, string problem) => fine ? [] : [problem];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private static bool IsOfFormat(JsonElement value, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        _ => false,
    };
}
