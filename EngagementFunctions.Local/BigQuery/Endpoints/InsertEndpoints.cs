using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Local.BigQuery.Texts;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>tabledata.insertAll: the answer is 200 also when rows are refused; then it says which and why.</summary>
internal sealed class InsertEndpoints(EmulatorState state)
{
    public void Map(WebApplication app) =>
        app.MapPost("/projects/{p}/datasets/{d}/tables/{t}/insertAll", InsertAsync);

    private async Task InsertAsync(HttpContext context)
    {
        var body = await context.JsonBodyAsync();
        var rows = body.Objects("rows").Select(row => JsonSerializer.SerializeToElement(row.Object("json"))).ToList();
        if (rows.Count == 0) throw BigQueryError.Invalid("No rows present in the request.");
        using var session = state.Warehouse.BeginWrite(context.RequestAborted);
        var table = session.Table(TableEndpoints.Id(context));
        var file = state.Uploads.NewFile();
        try
        {
            var errors = Write(file, table, rows, body.Flag("ignoreUnknownValues") ?? false);
            if (errors.Count == 0 || body.Flag("skipInvalidRows") == true)
                Append(session, table, file, rows.Count - errors.Count);
            else
                errors = [.. errors, .. Stopped(rows.Count, errors)];
            await Answers.WriteAsync(context, Body(errors));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<(int Index, RowError? Error)> Write(
        string file, Table table, List<JsonElement> rows, bool ignoresUnknown)
    {
        var errors = new List<(int, RowError?)>();
        using var writer = new CanonicalRows(file, table.Schema, ignoresUnknown);
        foreach (var (index, row) in rows.Index())
        {
            try
            {
                writer.Add(row);
            }
            catch (RowError error)
            {
                errors.Add((index, error));
            }
        }

        return errors;
    }

    private static void Append(WarehouseSession session, Table table, string file, int count)
    {
        if (count == 0) return;
        var columns = string.Join(", ", table.Schema.Select(field => Quoting.Name(field.Name)));
        var values = string.Join(", ", table.Schema.Select(CanonicalBytes.Expression));
        session.Connection.Execute($"INSERT INTO {table.Id.PhysicalName} ({columns}) "
            + $"SELECT {values} FROM {CanonicalRows.Source(file, table.Schema)}");
        session.MarkModified(table.Id);
        session.Commit();
    }

    /// <summary>One bad row stops the good ones, unless bad ones may be skipped.</summary>
    private static IEnumerable<(int Index, RowError? Error)> Stopped(
        int count, List<(int Index, RowError? Error)> errors) =>
        Enumerable.Range(0, count).Except(errors.Select(error => error.Index))
            .Select(index => (index, (RowError?)null));

    private static JsonObject Body(IEnumerable<(int Index, RowError? Error)> errors)
    {
        var items = errors.OrderBy(error => error.Index).Select(error => (JsonNode)new JsonObject
        {
            ["index"] = error.Index,
            ["errors"] = new JsonArray(new JsonObject
            {
                ["reason"] = error.Error is null ? "stopped" : "invalid",
                ["location"] = error.Error?.Column ?? "",
                ["message"] = error.Error?.Message ?? "",
            }),
        }).ToArray();
        var body = new JsonObject { ["kind"] = "bigquery#tableDataInsertAllResponse" };
        if (items.Length > 0) body["insertErrors"] = new JsonArray(items);
        return body;
    }
}
