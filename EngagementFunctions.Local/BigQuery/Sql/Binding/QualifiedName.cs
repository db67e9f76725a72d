using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>One, two or three parts: the missing ones come from the request.</summary>
internal static class QualifiedName
{
    public static TableId Table(QueryRequest request, TablePath path)
    {
        if (path.Parts.Count > 3 || path.Parts.Any(part => part.Length == 0))
            throw BigQueryError.Invalid($"Invalid table name: `{path.Text}`.");
        var (dataset, name) = Split(request, path.Parts, "Table");
        return new TableId(dataset.ProjectId, dataset.Name, name);
    }

    public static (DatasetId Dataset, string Name) Routine(QueryRequest request, IReadOnlyList<string> path) =>
        Split(request, path, "Routine name");

    public static DatasetId Dataset(QueryRequest request, IReadOnlyList<string> path) =>
        new(path.Count > 1 ? path[0] : request.ProjectId, path[^1]);

    private static (DatasetId Dataset, string Name) Split(
        QueryRequest request, IReadOnlyList<string> path, string what) => path.Count switch
        {
            1 when request.DefaultDatasetId is { } dataset =>
                (new DatasetId(request.DefaultDatasetProjectId ?? request.ProjectId, dataset), path[0]),
            2 => (new DatasetId(request.ProjectId, path[0]), path[1]),
            3 => (new DatasetId(path[0], path[1]), path[2]),
            _ => throw BigQueryError.Invalid(
                $"{what} \"{string.Join('.', path)}\" must be qualified with a dataset (e.g. dataset.table)."),
        };
}
