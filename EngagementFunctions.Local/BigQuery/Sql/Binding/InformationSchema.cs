using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>
/// INFORMATION_SCHEMA of a dataset: TABLES, COLUMNS and ROUTINES, their most used columns; SCHEMATA of a project.
/// </summary>
internal static class InformationSchema
{
    public static BoundQuery? TryBind(StatementContext context, TablePath path)
    {
        var parts = path.Parts;
        var at = parts.ToList().FindIndex(
            part => part.Equals("INFORMATION_SCHEMA", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || at != parts.Count - 2)
            return null;
        var view = parts[^1].ToUpperInvariant();
        if (view == "SCHEMATA")
            return Schemata(context);
        DatasetId id = at switch
        {
            0 when context.Request.DefaultDatasetId is { } name =>
                new DatasetId(context.Request.DefaultDatasetProjectId ?? context.Request.ProjectId, name),
            1 => new DatasetId(context.Request.ProjectId, parts[0]),
            2 => new DatasetId(parts[0], parts[1]),
            _ => throw BigQueryError.Invalid("INFORMATION_SCHEMA must be qualified with a dataset"),
        };
        var dataset = context.Session.Catalog.FindDataset(id) ?? throw StatementContext.MissingDataset(id);
        var tables = dataset.Tables.Values.Where(table => !table.IsExpired(context.Now));
        return view switch
        {
            "TABLES" =>
                Rows(context, ["table_catalog", "table_schema", "table_name", "table_type"], tables.Select(table =>
                new[] { id.ProjectId, id.Name, table.Id.Name, table.ViewQuery is null ? "BASE TABLE" : "VIEW" })),
            "COLUMNS" => Rows(
                context,
                [
                    "table_catalog", "table_schema", "table_name", "column_name", "ordinal_position", "is_nullable",
                    "data_type",
                ],
                tables.SelectMany(table => table.Schema.Select((field, i) => new[]
                {
                    id.ProjectId, id.Name, table.Id.Name, field.Name, $"{i + 1}",
                    field.Mode == FieldMode.NULLABLE ? "YES" : "NO", Fields.TypeOf(field).Name,
                }))),
            "ROUTINES" => Rows(
                context,
                [
                    "routine_catalog", "routine_schema", "routine_name", "routine_type", "routine_body",
                    "routine_definition",
                ],
                dataset.Routines.Values.Select(routine => new[]
                {
                    id.ProjectId, id.Name, routine.Name, routine.Kind == "PROCEDURE" ? "PROCEDURE" : "FUNCTION",
                    routine.Language, routine.Body,
                })),
            _ => throw BigQueryError.NotFound(
                $"Not found: Table {id}.INFORMATION_SCHEMA.{view} was not found in location {dataset.Location}"),
        };
    }

    private static BoundQuery Schemata(StatementContext context) => Rows(
        context,
        ["catalog_name", "schema_name", "location"],
        context.Session.Catalog.Datasets.Values
            .Where(dataset => !dataset.IsHidden && dataset.Id.ProjectId == context.Request.ProjectId)
            .Select(dataset => new[] { dataset.Id.ProjectId, dataset.Id.Name, dataset.Location }));

    private static BoundQuery Rows(StatementContext context, string[] names, IEnumerable<string[]> rows)
    {
        var columns = names
            .Select(name => new BoundColumn(
                name, context.NewName("c"), name == "ordinal_position" ? SqlType.Int64 : SqlType.String))
            .ToList();
        var selects = rows.Select(row => Row(columns, row.Select(Duck.Text))).ToList();
        var none = Row(columns, columns.Select(_ => "NULL")) + " WHERE FALSE";
        return new BoundQuery(string.Join(" UNION ALL ", selects.Append(none)), columns);
    }

    private static string Row(List<BoundColumn> columns, IEnumerable<string> values) =>
        "SELECT " + string.Join(", ", values.Zip(columns, (value, column) =>
            $"{Duck.Cast(value, column.Type)} AS {column.Physical}"));
}
