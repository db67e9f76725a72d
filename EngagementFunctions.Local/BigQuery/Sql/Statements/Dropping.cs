using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>DROP.</summary>
internal sealed class Dropping(StatementContext context)
{
    public QueryOutcome Drop(DropStatement drop) => drop.Kind switch
    {
        "SCHEMA" => DropDataset(drop),
        "PROCEDURE" or "FUNCTION" => DropRoutine(drop),
        _ => DropTable(drop),
    };

    private QueryOutcome DropTable(DropStatement drop)
    {
        var id = context.Resolve(new TablePath(drop.At, drop.Path, null));
        var outcome = new QueryOutcome("DROP_TABLE", []) { DdlTargetTable = id };
        if (context.Session.FindTable(id) is not { } table)
            return drop.IfExists ? outcome with { DdlOperation = "SKIP" } : throw context.Missing(id);
        if (table.ViewQuery is null != (drop.Kind == "TABLE"))
            throw BigQueryError.InvalidQuery($"{id} is not allowed for this operation because it is no {drop.Kind}");
        if (table.ViewQuery is null)
            context.Session.DropTable(id);
        else
            context.Session.Change(catalog => catalog.Without(id));
        if (drop.Path.Count == 1 && context.Script.TemporaryTable(drop.Path[0]) is not null)
            context.Script.RemoveTemporaryTable(drop.Path[0]);
        return outcome with { DdlOperation = "DROP" };
    }

    private QueryOutcome DropRoutine(DropStatement drop)
    {
        var (dataset, name) = QualifiedName.Routine(context.Request, drop.Path);
        var outcome = new QueryOutcome("DROP_ROUTINE", []) { DdlTargetRoutine = (dataset, name) };
        if (context.Session.Catalog.FindRoutine(dataset, name) is null)
            return drop.IfExists
                ? outcome with { DdlOperation = "SKIP" }
                : throw BigQueryError.NotFound($"Not found: Routine {dataset}.{name}");
        context.Session.Change(catalog => catalog.WithoutRoutine(dataset, name));
        return outcome with { DdlOperation = "DROP" };
    }

    private QueryOutcome DropDataset(DropStatement drop)
    {
        var id = QualifiedName.Dataset(context.Request, drop.Path);
        if (context.Session.Catalog.FindDataset(id) is not { } dataset)
            return drop.IfExists
                ? new QueryOutcome("DROP_SCHEMA", []) { DdlOperation = "SKIP" }
                : throw StatementContext.MissingDataset(id);
        if (!drop.IsCascade && (dataset.Tables.Count > 0 || dataset.Routines.Count > 0))
            throw BigQueryError.Invalid($"Dataset {id} is still in use");
        context.Session.DropDataset(id);
        return new QueryOutcome("DROP_SCHEMA", []) { DdlOperation = "DROP" };
    }
}
