using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>ALTER TABLE, and SET OPTIONS of views and datasets.</summary>
internal sealed class TableAlteration(StatementContext context)
{
    private WarehouseSession Session => context.Session;

    public QueryOutcome Alter(AlterTable alter)
    {
        if (alter.Kind == "SCHEMA")
            return AlterDataset(alter);
        var id = context.Resolve(alter.Table);
        var outcome = new QueryOutcome("ALTER_TABLE", []) { DdlTargetTable = id, DdlOperation = "ALTER" };
        if (Session.FindTable(id) is not { } table)
            return alter.IfExists ? outcome with { DdlOperation = "SKIP" } : throw context.Missing(id);
        var columns = new ColumnAlteration(context, table);
        foreach (var action in alter.Actions)
            table = Change(table, columns, action);
        table = columns.Apply(table);
        Session.Record(table with { Modified = Session.Now });
        return outcome;
    }

    private Table Change(Table table, ColumnAlteration columns, AlterAction action)
    {
        switch (action)
        {
            case SetTableOptions options:
                return TableOptions.Apply(context, table, options.Options);
            case RenameTable rename:
                return Rename(table, rename);
            default:
                columns.Add(action);
                return table;
        }
    }

    private Table Rename(Table table, RenameTable rename)
    {
        var id = table.Id with { Name = rename.NewName };
        if (Session.FindTable(id) is not null)
            throw BigQueryError.Duplicate($"Already Exists: Table {id}");
        Session.Connection.Execute($"ALTER TABLE {table.Id.PhysicalName} RENAME TO {Quoting.Name(rename.NewName)}");
        Session.Change(catalog => catalog.Without(table.Id));
        return table with { Id = id };
    }

    private QueryOutcome AlterDataset(AlterTable alter)
    {
        var id = QualifiedName.Dataset(context.Request, alter.Table.Parts);
        var dataset = Session.Catalog.FindDataset(id) ?? throw StatementContext.MissingDataset(id);
        foreach (var options in alter.Actions.OfType<SetTableOptions>().Select(action => action.Options))
            dataset = dataset with
            {
                Description = ColumnDefinitions.Description(context, options, dataset.Description),
                Labels = options.TryGetValue("labels", out var labels)
                    ? TableOptions.Labels(context, labels)
                    : dataset.Labels,
                Modified = Session.Now,
            };
        Session.Change(catalog => catalog.With(dataset));
        return new QueryOutcome("ALTER_SCHEMA", []) { DdlOperation = "ALTER" };
    }
}
