using System.Globalization;
using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>One scalar in the form that DuckDB reads into the column without a loss, or a refusal.</summary>
internal static class CanonicalValue
{
    public static void Write(Utf8JsonWriter json, Field field, JsonElement value, string path)
    {
        if (field.Type == FieldType.JSON) json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        else json.WriteStringValue(Text(field, value) ?? throw Refusal(field, path));
    }

    private static string? Text(Field field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return field.Type switch
        {
            FieldType.STRING => field.MaxLength < text.Length ? null : text,
            FieldType.INT64 => Integer(text),
            FieldType.FLOAT64 => Float(text),
            FieldType.NUMERIC => DecimalText.Canonical(text, field.Precision - field.Scale ?? 29, field.Scale ?? 9),
            FieldType.BIGNUMERIC => DecimalText.Canonical(text, field.Precision - field.Scale ?? 39, field.Scale ?? 38),
            FieldType.BOOL => Bool(text),
            FieldType.BYTES => Bytes(text),
            FieldType.DATE => TimeText.Date(text),
            FieldType.DATETIME => TimeText.DateTime(text),
            FieldType.TIME => TimeText.Time(text),
            FieldType.TIMESTAMP => TimeText.Timestamp(text),
            _ => null,
        };
    }

    private static string? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? Float(string text) => text.TrimStart('+', '-').ToUpperInvariant() switch
    {
        "NAN" => "nan",
        "INF" or "INFINITY" => text.StartsWith('-') ? "-inf" : "inf",
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? text : null,
    };

    private static string? Bool(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "T" or "YES" or "Y" or "1" => "true",
        "FALSE" or "F" or "NO" or "N" or "0" => "false",
        _ => null,
    };

    private static string? Bytes(string base64) =>
        Convert.TryFromBase64String(base64, new byte[base64.Length], out _) ? base64 : null;

    private static RowError Refusal(Field field, string path) =>
        new(path, $"Could not convert value to {field.Type.SqlName().ToLowerInvariant()}. Field: {path}");
}
