using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Http;

/// <summary>Members of a request's resource; 64-bit numbers travel as texts, and numbers are taken as well.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => throw BigQueryError.Invalid($"Invalid value for {name}", name),
    };

    public static string RequiredText(this JsonObject json, string name) =>
        json.Text(name) is { Length: > 0 } text
            ? text
            : throw BigQueryError.Invalid($"Required parameter is missing: {name}");

    public static long? Number(this JsonObject json, string name)
    {
        if (json.Text(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BigQueryError.Invalid($"Invalid value at '{name}' (TYPE_INT64), \"{text}\"", name);
    }

    public static bool? Flag(this JsonObject json, string name) =>
        bool.TryParse(json.Text(name), out var flag) ? flag : null;

    public static JsonObject? Object(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonObject value => value,
        _ => throw BigQueryError.Invalid($"Invalid value for {name}: an object was expected", name),
    };

    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) =>
        (json[name] as JsonArray ?? []).OfType<JsonObject>();

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) =>
        [.. (json[name] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.ToString())];
}
