using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>CREATE VIEW: the text is kept, and bound anew wherever the view is read.</summary>
internal sealed class ViewDefinition(StatementContext context)
{
    public QueryOutcome Create(CreateView create)
    {
        var id = context.Resolve(create.View);
        if (context.Session.Catalog.FindDataset(id.Dataset) is null)
            throw StatementContext.MissingDataset(id.Dataset);
        var present = context.Session.FindTable(id);
        var outcome = new QueryOutcome("CREATE_VIEW", []) { DdlTargetTable = id };
        if (present is not null && create.Mode == CreateMode.IfNotExists)
            return outcome with { DdlOperation = "SKIP" };
        if (present is not null && create.Mode == CreateMode.New)
            throw BigQueryError.Duplicate($"Already Exists: Table {id}");
        var fields = ResultQuery.Bind(context, create.Query, create.At).Fields;
        if (create.Columns.Count > 0)
            fields = Renamed(fields, create);
        var text = create.Columns.Count == 0 ? create.QueryText : WithNames(create, fields);
        var view = new Table(id, fields)
        {
            ViewQuery = text, Created = context.Session.Now, Modified = context.Session.Now,
        };
        context.Session.Record(TableOptions.Apply(context, view, create.Options));
        return outcome with { DdlOperation = present is null ? "CREATE" : "REPLACE" };
    }

    private static List<Field> Renamed(IReadOnlyList<Field> fields, CreateView create) =>
        fields.Count == create.Columns.Count
            ? [.. fields.Select((field, i) => field with { Name = create.Columns[i] })]
            : throw SqlErrors.Invalid("View column list and query differ in their number of columns", create.At);

    /// <summary>The first part of a union names its columns.</summary>
    private static string WithNames(CreateView create, IReadOnlyList<Field> fields)
    {
        var none = string.Join(", ", fields.Select(field => $"CAST(NULL AS {Fields.TypeOf(field)}) AS `{field.Name}`"));
        return $"SELECT * FROM (SELECT {none}) WHERE FALSE UNION ALL ({create.QueryText})";
    }
}
