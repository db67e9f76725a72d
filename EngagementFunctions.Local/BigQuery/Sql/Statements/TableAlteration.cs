using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
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
        foreach (var action in alter.Actions)
            table = Session.Record(Change(table, action) with { Modified = Session.Now });
        return outcome;
    }

    private Table Change(Table table, AlterAction action) => action switch
    {
        SetTableOptions options => TableOptions.Apply(context, table, options.Options),
        AddColumn add => Add(table, add),
        DropColumn drop => Drop(table, drop),
        RenameColumn rename => Rename(table, rename),
        RenameTable rename => Rename(table, rename),
        AlterColumn column => Change(table, column),
        _ => throw SqlErrors.Unsupported("This ALTER action", action.At),
    };

    private Table Add(Table table, AddColumn add)
    {
        var field = ColumnDefinitions.Field(context, add.Column);
        if (table.Column(field.Name) is not null)
            return add.IfNotExists ? table : throw SqlErrors.Invalid($"Column already exists: {field.Name}", add.At);
        if (field.IsRequired)
            throw SqlErrors.Invalid($"Cannot add required column {field.Name} to an existing table", add.At);
        ColumnNames.Check([field]);
        return Session.Reshape(table, [.. table.Schema, field]);
    }

    private Table Drop(Table table, DropColumn drop)
    {
        if (table.Column(drop.Name) is not { } field)
            return drop.IfExists ? table : throw SqlErrors.Invalid($"Column not found: {drop.Name}", drop.At);
        if (table.Schema.Count == 1)
            throw SqlErrors.Invalid("Cannot drop the only column of a table", drop.At);
        if (table.Clustering.Any(field.IsNamed) || (table.TimePartitioning?.Field is { } key && field.IsNamed(key)))
            throw SqlErrors.Invalid($"Cannot drop column {field.Name}: the table is partitioned or clustered by it", drop.At);
        Physical(table, $"DROP COLUMN {Quoting.Name(field.Name)}");
        return table with { Schema = [.. table.Schema.Where(other => other != field)] };
    }

    private Table Rename(Table table, RenameColumn rename)
    {
        var field = ColumnValues.Column(table, rename.Name, rename.At);
        Physical(table, $"RENAME COLUMN {Quoting.Name(field.Name)} TO {Quoting.Name(rename.NewName)}");
        return Replaced(table, field, field with { Name = rename.NewName });
    }

    private Table Rename(Table table, RenameTable rename)
    {
        var id = table.Id with { Name = rename.NewName };
        if (Session.FindTable(id) is not null)
            throw BigQueryError.Duplicate($"Already Exists: Table {id}");
        Physical(table, $"RENAME TO {Quoting.Name(rename.NewName)}");
        Session.Change(catalog => catalog.Without(table.Id));
        return table with { Id = id };
    }

    private Table Change(Table table, AlterColumn change)
    {
        var field = ColumnValues.Column(table, change.Name, change.At);
        return change.What switch
        {
            "DROP NOT NULL" => Session.Reshape(table, Replaced(table, field, field with { Mode = FieldMode.NULLABLE }).Schema),
            "SET DEFAULT" => Replaced(table, field, field with { DefaultValueExpression = change.Default }),
            "DROP DEFAULT" => Replaced(table, field, field with { DefaultValueExpression = null }),
            "SET OPTIONS" => Replaced(table, field, field with
            {
                Description = ColumnDefinitions.Description(context, change.Options, field.Description),
            }),
            _ => Retype(table, field, change.Type!, change.At),
        };
    }

    /// <summary>Only towards types that hold every value of the present one.</summary>
    private Table Retype(Table table, Field field, SqlType type, Location at)
    {
        var present = Fields.TypeOf(field);
        var value = new Typed(Quoting.Name(field.Name), present);
        if (Coercion.Cost(value, type) is null)
            throw SqlErrors.Invalid(
                $"ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type ({present}) is assignable to the new type ({type})", at);
        Physical(table, $"ALTER {Quoting.Name(field.Name)} TYPE {type.Physical} USING {Casts.Coerce(value, type, at).Sql}");
        return Replaced(table, field, Fields.Of(field.Name, type) with { Mode = field.Mode, Description = field.Description });
    }

    private QueryOutcome AlterDataset(AlterTable alter)
    {
        var id = QualifiedName.Dataset(context.Request, alter.Table.Parts);
        var dataset = Session.Catalog.FindDataset(id) ?? throw StatementContext.MissingDataset(id);
        foreach (var options in alter.Actions.OfType<SetTableOptions>().Select(action => action.Options))
            dataset = dataset with
            {
                Description = ColumnDefinitions.Description(context, options, dataset.Description),
                Labels = options.TryGetValue("labels", out var labels) ? TableOptions.Labels(context, labels) : dataset.Labels,
                Modified = Session.Now,
            };
        Session.Change(catalog => catalog.With(dataset));
        return new QueryOutcome("ALTER_SCHEMA", []) { DdlOperation = "ALTER" };
    }

    private void Physical(Table table, string action)
    {
        if (table.ViewQuery is null)
            Session.Connection.Execute($"ALTER TABLE {table.Id.PhysicalName} {action}");
    }

    private static Table Replaced(Table table, Field field, Field changed) =>
        table with { Schema = [.. table.Schema.Select(other => other == field ? changed : other)] };
}
