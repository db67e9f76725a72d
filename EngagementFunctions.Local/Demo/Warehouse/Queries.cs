using System.Text.Json;

namespace EngagementFunctions.Local.Demo.Warehouse;

/// <summary>GoogleSQL by jobs.query and, while that is not complete, getQueryResults.</summary>
internal static class Queries
{
    public static async Task<RestTable> QueryAsync(
        this WarehouseRest rest, string sql, CancellationToken cancellationToken)
    {
        var request = new { query = sql, useLegacySql = false, formatOptions = new { useInt64Timestamp = true } };
        var answer = await rest.PostAsync("queries", request, cancellationToken);
        var pause = new Backoff();
        while (!answer.RootElement.GetProperty("jobComplete").GetBoolean())
        {
            await pause.PauseAsync(cancellationToken);
            var job = answer.RootElement.GetProperty("jobReference").GetProperty("jobId").GetString();
            answer.Dispose();
            answer = await rest.GetAsync($"queries/{job}?formatOptions.useInt64Timestamp=true", cancellationToken);
        }

        using (answer) return Read(answer.RootElement);
    }

    /// <summary>What the first row of a finished query job says: "name value, name value".</summary>
    public static async Task<string?> FirstRowAsync(
        this WarehouseRest rest, string job, CancellationToken cancellationToken)
    {
        using var answer = await rest.GetAsync($"queries/{job}", cancellationToken);
        var table = Read(answer.RootElement);
        return table.Rows.Count == 0
            ? null
            : string.Join(", ", table.Columns.Select((column, at) => $"{column.Name} {table.Rows[0][at] ?? "NULL"}"));
    }

    /// <summary>Whether a job is over, and without an error.</summary>
    public static async Task<bool> JobSucceededAsync(
        this WarehouseRest rest, string job, CancellationToken cancellationToken)
    {
        using var resource = await rest.GetAsync($"jobs/{job}", cancellationToken);
        var status = resource.RootElement.GetProperty("status");
        return status.GetProperty("state").GetString() == "DONE" && !status.TryGetProperty("errorResult", out _);
    }

    // A statement without a result has no schema.
    private static RestTable Read(JsonElement answer) => answer.TryGetProperty("schema", out _)
        ? new RestTable(RestTable.ReadColumns(answer), [.. RestTable.ReadRows(answer)])
        : new RestTable([], []);
}
