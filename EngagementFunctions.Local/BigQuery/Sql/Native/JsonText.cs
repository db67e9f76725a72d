using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// JSON values as GoogleSQL keeps them: keys sorted, the first of equal keys, numbers shortened, no blanks.
/// </summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 500 };

    public static string Normalize(string text)
    {
        using var document = Parse(text);
        var result = new StringBuilder();
        Write(document.RootElement, result);
        return result.ToString();
    }

    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            throw new SqlValueException("Invalid input to PARSE_JSON: syntax error");
        }
    }

    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return result.Append('"').ToString();
    }

    private static void Write(JsonElement element, StringBuilder result)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = element.EnumerateObject().DistinctBy(member => member.Name)
                    .OrderBy(member => member.Name, StringComparer.Ordinal);
                result.Append('{').AppendJoin(',', members.Select(member =>
                    $"{Quote(member.Name)}:{Text(member.Value)}")).Append('}');
                break;
            case JsonValueKind.Array:
                result.Append('[').AppendJoin(',', element.EnumerateArray().Select(Text)).Append(']');
                break;
            case JsonValueKind.String:
                result.Append(Quote(element.GetString()!));
                break;
            case JsonValueKind.Number:
                result.Append(Number(element));
                break;
            default:
                result.Append(element.GetRawText());
                break;
        }
    }

    public static string Text(JsonElement element)
    {
        var result = new StringBuilder();
        Write(element, result);
        return result.ToString();
    }

    /// <summary>Whole numbers of 64 bits stay as they are; all others become floating point numbers.</summary>
    private static string Number(JsonElement element)
    {
        var raw = element.GetRawText();
        if (element.TryGetInt64(out var whole) && raw != "-0")
            return whole.ToString(CultureInfo.InvariantCulture);
        if (element.TryGetUInt64(out var unsigned))
            return unsigned.ToString(CultureInfo.InvariantCulture);
        var value = double.Parse(raw, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw new SqlValueException($"Invalid JSON literal: number overflow parsing '{raw}'");
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? Floats.Text(value)
            : text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }
}
