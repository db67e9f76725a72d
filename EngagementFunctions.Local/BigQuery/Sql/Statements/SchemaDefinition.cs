using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

internal sealed class SchemaDefinition(StatementContext context)
{
    public QueryOutcome Create(CreateSchema create)
    {
        var id = QualifiedName.Dataset(context.Request, create.Path);
        if (context.Session.Catalog.FindDataset(id) is not null)
            return create.Mode == CreateMode.IfNotExists
                ? new QueryOutcome("CREATE_SCHEMA", []) { DdlOperation = "SKIP" }
                : throw BigQueryError.Duplicate($"Already Exists: Dataset {id}");
        var location = create.Options.TryGetValue("location", out var given) ? TableOptions.Text(context, given) : null;
        context.Session.CreateDataset(new Dataset(id, location ?? "US")
        {
            Description = ColumnDefinitions.Description(context, create.Options, null),
        });
        return new QueryOutcome("CREATE_SCHEMA", []) { DdlOperation = "CREATE" };
    }
}
