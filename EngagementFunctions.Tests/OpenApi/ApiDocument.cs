using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EngagementFunctions.Tests.OpenApi;

/// <summary>docs/openapi.yaml, with its references followed.</summary>
internal sealed class ApiDocument
{
    private const string Here = "#/";
    private readonly JsonNode _root;

    public ApiDocument()
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "openapi.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        _root = ToJson(yaml.Documents.Single().RootNode)!;
    }

    /// <summary>Every operation, as <c>get /path</c>.</summary>
    public IEnumerable<string> Operations => _root["paths"]!.AsObject().SelectMany(path =>
        path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}"));

    public JsonObject Operation(string method, string path) => At(_root["paths"]![path]![method]);

    /// <summary>Every reference that there is.</summary>
    public IEnumerable<string> References => All(_root).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>();

    /// <summary>The node itself, or what it refers to.</summary>
    public JsonObject At(JsonNode? node) => node?["$ref"] is { } reference ? Resolve((string)reference!) : node!.AsObject();

    public JsonObject Resolve(string reference) => reference.StartsWith(Here, StringComparison.Ordinal)
        ? reference[Here.Length..].Split('/').Aggregate(_root, (node, step) => node[step] ?? throw new KeyNotFoundException(reference)).AsObject()
        : throw new KeyNotFoundException(reference);

    private static IEnumerable<JsonNode> All(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => All(member.Value)).Prepend(node),
        JsonArray items => items.SelectMany(All).Prepend(node),
        _ => [],
    };

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, ToJson(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
