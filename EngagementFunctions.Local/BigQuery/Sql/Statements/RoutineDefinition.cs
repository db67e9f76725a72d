using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>CREATE PROCEDURE and CREATE FUNCTION.</summary>
internal sealed class RoutineDefinition(StatementContext context)
{
    public QueryOutcome Create(CreateProcedure create)
    {
        var (dataset, name) = QualifiedName.Routine(context.Request, create.Path);
        return Record(create.Mode, "CREATE_PROCEDURE", new Routine(dataset, name, "PROCEDURE", "SQL", create.Body)
        {
            Arguments = Arguments(create.Parameters),
            Description = ColumnDefinitions.Description(context, create.Options, null),
            StrictMode = !create.Options.TryGetValue("strict_mode", out var strict)
                || TableOptions.Scalar(context, strict, SqlType.Bool) is not false,
        });
    }

    public QueryOutcome Create(CreateFunction create)
    {
        if (create.IsTemporary)
        {
            context.Script.AddTemporaryFunction(Function(create, context.Script.TemporaryDataset, create.Path[^1]));
            return new QueryOutcome("CREATE_FUNCTION", []) { DdlOperation = "CREATE" };
        }

        var (dataset, name) = QualifiedName.Routine(context.Request, create.Path);
        return Record(create.Mode, "CREATE_FUNCTION", Function(create, dataset, name));
    }

    private static Routine Function(CreateFunction create, DatasetId dataset, string name) =>
        new(dataset, name, "SCALAR_FUNCTION", "SQL", create.BodyText)
        {
            Arguments = Arguments(create.Parameters),
            ReturnType = create.Returns is null ? null : Fields.Of("", create.Returns),
        };

    private static List<RoutineArgument> Arguments(IReadOnlyList<RoutineParameter> parameters) =>
        [.. parameters.Select(parameter => new RoutineArgument(
            parameter.Name, parameter.Type is null ? null : Fields.Of("", parameter.Type), parameter.Mode))];

    private QueryOutcome Record(CreateMode mode, string type, Routine routine)
    {
        var catalog = context.Session.Catalog;
        if (catalog.FindDataset(routine.Dataset) is null)
            throw StatementContext.MissingDataset(routine.Dataset);
        var present = catalog.FindRoutine(routine.Dataset, routine.Name);
        var outcome = new QueryOutcome(type, []) { DdlTargetRoutine = (routine.Dataset, routine.Name) };
        if (present is not null && mode == CreateMode.IfNotExists)
            return outcome with { DdlOperation = "SKIP" };
        if (present is not null && mode == CreateMode.New)
            throw BigQueryError.Duplicate($"Already Exists: Routine {routine.Dataset}.{routine.Name}");
        var now = context.Session.Now;
        context.Session.Change(all => all.With(routine with { Created = present?.Created ?? now, Modified = now }));
        return outcome with { DdlOperation = present is null ? "CREATE" : "REPLACE" };
    }
}
