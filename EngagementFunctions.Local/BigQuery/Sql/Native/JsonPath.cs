using System.Globalization;
using System.Text.Json;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>JSONPath as JSON_VALUE and JSON_QUERY take it: <c>$.a."b c"[0]</c>, and the legacy <c>['a']</c>.</summary>
internal static class JsonPath
{
    /// <summary>The text of a scalar; null for anything else.</summary>
    public static string? Value(string json, string path) => Find(json, path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar =>
            JsonText.Text(scalar),
        _ => null,
    };

    /// <summary>Any value, as JSON text.</summary>
    public static string? Query(string json, string path) =>
        Find(json, path) is { } found ? JsonText.Text(found) : null;

    /// <summary>An array, as JSON text of an array of texts, each the JSON of one element.</summary>
    public static string? QueryArray(string json, string path) =>
        Find(json, path) is { ValueKind: JsonValueKind.Array } array
            ? $"[{string.Join(',', array.EnumerateArray().Select(item => JsonText.Quote(JsonText.Text(item))))}]"
            : null;

    public static string Type(string json)
    {
        using var document = JsonText.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var kind => kind.ToString().ToLowerInvariant(),
        };
    }

    private static JsonElement? Find(string json, string path)
    {
        JsonElement current;
        try
        {
            using var document = JsonDocument.Parse(json);
            current = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }

        foreach (var step in Steps(path))
            if (!TryStep(current, step, out current))
                return null;
        return current;
    }

    private static bool TryStep(JsonElement element, string step, out JsonElement found)
    {
        found = default;
        if (element.ValueKind == JsonValueKind.Object)
            return element.TryGetProperty(step, out found);
        if (element.ValueKind != JsonValueKind.Array
            || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= element.GetArrayLength())
            return false;
        found = element[index];
        return true;
    }

    private static List<string> Steps(string path)
    {
        if (!path.StartsWith('$'))
            throw new SqlValueException("JSONPath must start with '$'");
        var steps = new List<string>();
        for (var i = 1; i < path.Length;)
            steps.Add(path[i] switch
            {
                '.' => Name(path, ref i),
                '[' => Bracket(path, ref i),
                _ => throw Invalid(path, i),
            });
        return steps;
    }

    private static string Name(string path, ref int i)
    {
        i++;
        if (i < path.Length && path[i] == '"')
            return Quoted(path, ref i, '"');
        var start = i;
        while (i < path.Length && path[i] is not ('.' or '['))
            i++;
        return i > start ? path[start..i] : throw Invalid(path, i);
    }

    private static string Bracket(string path, ref int i)
    {
        i++;
        string step;
        if (i < path.Length && path[i] is '\'' or '"')
            step = Quoted(path, ref i, path[i]);
        else
        {
            var end = path.IndexOf(']', i);
            step = end < 0 ? throw Invalid(path, i) : path[i..end].Trim();
            i = end;
        }

        if (i >= path.Length || path[i] != ']')
            throw Invalid(path, i);
        i++;
        return step;
    }

    private static string Quoted(string path, ref int i, char quote)
    {
        var end = path.IndexOf(quote, i + 1);
        if (end < 0)
            throw Invalid(path, i);
        var step = path[(i + 1)..end];
        i = end + 1;
        return step;
    }

    private static SqlValueException Invalid(string path, int at) =>
        new($"Invalid token in JSONPath at: {path[Math.Min(at, path.Length)..]}");
}
