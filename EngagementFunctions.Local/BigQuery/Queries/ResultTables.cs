using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>
/// The hidden dataset in which query results without a destination of their own can be read for a day.
/// </summary>
internal static class ResultTables
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static DatasetId Dataset(string projectId) => new(projectId, "_query_results");

    /// <summary>A new, empty table; the caller fills it and commits the session.</summary>
    public static Table CreateResultTable(
        this WarehouseSession session, string projectId, IReadOnlyList<Field> schema)
    {
        var id = new TableId(projectId, Dataset(projectId).Name, $"anon{Guid.NewGuid():N}");
        return session.CreateTable(new Table(id, schema) { ExpirationTime = session.Now + Lifetime });
    }

    /// <summary>Makes the hidden dataset; before the first query of a project, in a writing session.</summary>
    public static void EnsureResultDataset(this WarehouseSession session, string projectId, string location)
    {
        if (session.Catalog.FindDataset(Dataset(projectId)) is null)
            session.CreateDataset(new Dataset(Dataset(projectId), location));
    }
}
