using System.Text.Json;

namespace EngagementFunctions.Local.Demo.Warehouse;

/// <summary>A column as the interface describes it.</summary>
internal sealed record RestColumn(string Name, string Type);

/// <summary>Columns and rows in the interface's own text; a null cell is null.</summary>
internal sealed record RestTable(IReadOnlyList<RestColumn> Columns, IReadOnlyList<string?[]> Rows)
{
    public static IReadOnlyList<RestColumn> ReadColumns(JsonElement holder) =>
    [
        .. holder.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => new RestColumn(
            field.GetProperty("name").GetString()!, field.GetProperty("type").GetString()!)),
    ];

    public static IEnumerable<string?[]> ReadRows(JsonElement holder) =>
        holder.TryGetProperty("rows", out var rows) ? rows.EnumerateArray().Select(ReadRow) : [];

    /// <summary>The rows as name and cell, for tables that are read by name.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string?>> ByName() => Rows.Select(
        row => Columns.Select((column, at) => (column.Name, row[at])).ToDictionary(c => c.Name, c => c.Item2));

    private static string?[] ReadRow(JsonElement row) =>
        [.. row.GetProperty("f").EnumerateArray().Select(cell => Text(cell.GetProperty("v")))];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
