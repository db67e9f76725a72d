using System.Globalization;
using System.Runtime.CompilerServices;

namespace EngagementFunctions.Local.Demo.Warehouse;

/// <summary>Tables by tables.get, tables.list and tabledata.list.</summary>
internal static class TableReading
{
    private const int PageRows = 20_000;

    public static async Task<IReadOnlyList<RestColumn>> ColumnsAsync(
        this WarehouseRest rest, string dataset, string table, CancellationToken cancellationToken)
    {
        using var resource = await rest.GetAsync($"datasets/{dataset}/tables/{table}", cancellationToken);
        return RestTable.ReadColumns(resource.RootElement);
    }

    public static async Task<long> RowCountAsync(
        this WarehouseRest rest, string dataset, string table, CancellationToken cancellationToken)
    {
        using var resource = await rest.GetAsync($"datasets/{dataset}/tables/{table}", cancellationToken);
        return long.Parse(resource.RootElement.GetProperty("numRows").GetString()!, CultureInfo.InvariantCulture);
    }

    public static async Task<IReadOnlyList<string>> TableNamesAsync(
        this WarehouseRest rest, string dataset, CancellationToken cancellationToken)
    {
        using var list = await rest.GetAsync($"datasets/{dataset}/tables?maxResults=1000", cancellationToken);
        if (!list.RootElement.TryGetProperty("tables", out var tables)) return [];
        return [.. tables.EnumerateArray().Select(
            table => table.GetProperty("tableReference").GetProperty("tableId").GetString()!)];
    }

    /// <summary>Every row, page by page.</summary>
    public static async IAsyncEnumerable<string?[]> RowsAsync(
        this WarehouseRest rest, string dataset, string table,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = $"datasets/{dataset}/tables/{table}/data"
            + $"?formatOptions.useInt64Timestamp=true&maxResults={PageRows}";
        string? next = "";
        while (next is not null)
        {
            using var page = await rest.GetAsync(first + next, cancellationToken);
            foreach (var row in RestTable.ReadRows(page.RootElement)) yield return row;
            next = page.RootElement.TryGetProperty("pageToken", out var token)
                ? "&pageToken=" + Uri.EscapeDataString(token.GetString()!)
                : null;
        }
    }

    /// <summary>A small table at once.</summary>
    public static async Task<RestTable> TableAsync(
        this WarehouseRest rest, string dataset, string table, CancellationToken cancellationToken)
    {
        var columns = await rest.ColumnsAsync(dataset, table, cancellationToken);
        var rows = await rest.RowsAsync(dataset, table, cancellationToken).ToListAsync(cancellationToken);
        return new RestTable(columns, rows);
    }
}
