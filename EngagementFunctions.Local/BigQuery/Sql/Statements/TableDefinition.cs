using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>CREATE TABLE in all its forms.</summary>
internal sealed class TableDefinition(StatementContext context)
{
    public QueryOutcome Create(CreateTable create)
    {
        var session = context.Session;
        var id = create.IsTemporary ? Temporary(create) : context.Resolve(create.Table);
        if (session.Catalog.FindDataset(id.Dataset) is not { } dataset)
            throw StatementContext.MissingDataset(id.Dataset);
        var present = session.FindTable(id);
        if (present is not null && create.Mode == CreateMode.IfNotExists)
            return Outcome(id, "SKIP");
        if (present is not null && create.Mode == CreateMode.New)
            throw BigQueryError.Duplicate($"Already Exists: Table {id}");
        var template = create.Template is null ? null : context.Table(create.Template);
        var query = create.Query is null ? null : ResultQuery.Bind(context, create.Query, create.At);
        var table = Describe(create, id, template, query);
        ColumnNames.Check(table.Schema);
        LayoutRules.Check(table);
        // The query may read the very table that it replaces.
        var rows = query is null ? null : Keep(query);
        session.CreateTable(dataset.WithDefaults(table, session.Now));
        if (rows is not null)
            Fill(create, table, query!, rows);
        else if (create.CopiesRows)
            session.Connection.Execute($"INSERT INTO {id.PhysicalName} SELECT * FROM {template!.Id.PhysicalName}");
        return Outcome(id, present is null ? "CREATE" : "REPLACE");
    }

    private QueryOutcome Outcome(TableId id, string operation) => new("CREATE_TABLE", [])
    {
        DdlOperation = operation,
        DdlTargetTable = id,
        ReferencedTables = context.Referenced,
    };

    private TableId Temporary(CreateTable create)
    {
        if (create.Table.Parts.Count > 1)
            throw SqlErrors.Invalid("CREATE TEMP TABLE does not support project or dataset qualifiers", create.At);
        var state = context.Script;
        if (!state.HasTemporaryTables)
            context.Session.CreateDataset(new Dataset(state.TemporaryDataset, "US"));
        return state.TemporaryTable(create.Table.Parts[0]) ?? state.AddTemporaryTable(create.Table.Parts[0]);
    }

    private Table Describe(CreateTable create, TableId id, Table? template, ResultQuery? query)
    {
        var table = template is null ? new Table(id, []) : template with { Id = id, RowAccessPolicies = [] };
        var schema = create.Columns.Count > 0
            ? ColumnDefinitions.Fields(context, create.Columns)
            : query?.Fields ?? table.Schema;
        if (query is not null && schema.Count != query.Fields.Count)
            throw SqlErrors.Invalid(
                "The number of columns in the column definition list does not match the number of columns produced "
                + "by the query", create.At);
        table = table with
        {
            Schema = schema,
            Clustering = create.ClusterBy.Count > 0 ? create.ClusterBy : table.Clustering,
            TimePartitioning = create.PartitionBy is null
                ? table.TimePartitioning
                : TableLayoutSyntax.Time(create.PartitionBy),
            RangePartitioning = create.PartitionBy is null
                ? table.RangePartitioning
                : new TableLayoutSyntax(context).Range(create.PartitionBy),
            Constraints = create.PrimaryKey.Count > 0 ? new TableConstraints(create.PrimaryKey, []) : table.Constraints,
        };
        return TableOptions.Apply(context, table, create.Options);
    }

    private string Keep(ResultQuery query)
    {
        var name = context.NewName("rows");
        context.Session.Connection.Execute(
            $"CREATE TEMP TABLE {name} AS SELECT * FROM ({query.Sql}) AS r({query.Columns})");
        return name;
    }

    private void Fill(CreateTable create, Table table, ResultQuery query, string rows)
    {
        var values = query.Fields.Select((field, i) => ColumnValues.Stored(
            new Typed($"r.{Quoting.Name(field.Name)}", Fields.TypeOf(field)), table.Schema[i], create.At));
        context.Session.Connection.Execute(
            $"INSERT INTO {table.Id.PhysicalName} SELECT {string.Join(", ", values)} FROM {rows} r");
        context.Session.Connection.Execute($"DROP TABLE {rows}");
    }
}
