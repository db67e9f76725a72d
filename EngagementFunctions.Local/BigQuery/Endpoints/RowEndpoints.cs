using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Rows;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class RowEndpoints(EmulatorState state)
{
    public void Map(WebApplication app) => app.MapGet("/projects/{p}/datasets/{d}/tables/{t}/data", ListAsync);

    private Task ListAsync(HttpContext context)
    {
        using var session = state.Warehouse.BeginRead();
        var table = session.Table(TableEndpoints.Id(context));
        if (table.ViewQuery is not null)
            throw BigQueryError.Invalid($"Cannot list a table of type VIEW: {table.Id}");
        var fields = Selected(table.Schema, context.QueryText("selectedFields"));
        var page = RowPage.Read(session, table.Id, fields, RowRange.Of(context), TimestampFormats.Of(context));
        var total = TableSize.Of(session, table).Rows;
        return Answers.WriteAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "bigquery#tableDataList");
            writer.WriteString("etag", $"{table.Modified.Ticks:x}");
            writer.WriteString("totalRows", $"{total}");
            if (page.NextToken is not null) writer.WriteString("pageToken", page.NextToken);
            page.Write(writer);
            writer.WriteEndObject();
        });
    }

    /// <summary>
    /// A comma list of columns and of members of records, <c>a,b.c</c>; answers keep the schema's order.
    /// </summary>
    private static IReadOnlyList<Field> Selected(IReadOnlyList<Field> schema, string? names)
    {
        if (names is null) return schema;
        var paths = names.Split(',').Select(name => name.Trim().Split('.')).ToList();
        foreach (var path in paths.Where(path => !schema.Any(field => field.IsNamed(path[0]))))
            throw BigQueryError.Invalid($"Invalid field name: {path[0]}", "selectedFields");
        return [.. schema.Select(field => Select(field, paths)).OfType<Field>()];
    }

    private static Field? Select(Field field, IEnumerable<string[]> paths)
    {
        var mine = paths.Where(path => field.IsNamed(path[0])).ToList();
        if (mine.Count == 0) return null;
        if (mine.Any(path => path.Length == 1)) return field;
        var rests = mine.Select(path => path[1..]).ToList();
        return field with { Fields = [.. field.Fields.Select(member => Select(member, rests)).OfType<Field>()] };
    }
}
