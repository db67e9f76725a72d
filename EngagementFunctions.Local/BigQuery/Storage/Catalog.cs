using System.Collections.Immutable;

namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// Every dataset, table and routine, as one immutable value: a session reads the catalog that belongs to its
/// snapshot of the rows, and a change of both becomes visible at once.
/// </summary>
internal sealed record Catalog
{
    public ImmutableDictionary<DatasetId, Dataset> Datasets { get; init; } =
        ImmutableDictionary<DatasetId, Dataset>.Empty;

    public Dataset? FindDataset(DatasetId id) => Datasets.GetValueOrDefault(id);

    public Dataset Dataset(DatasetId id) => FindDataset(id)
        ?? throw BigQueryError.NotFound($"Not found: Dataset {id}");

    /// <summary>An expired table is not there any more.</summary>
    public Table? FindTable(TableId id, DateTimeOffset now) =>
        FindDataset(id.Dataset)?.Tables.GetValueOrDefault(id.Name) is { } table && !table.IsExpired(now)
            ? table
            : null;

    public Table Table(TableId id, DateTimeOffset now)
    {
        Dataset(id.Dataset);
        return FindTable(id, now) ?? throw BigQueryError.NotFound($"Not found: Table {id}");
    }

    public Routine? FindRoutine(DatasetId dataset, string name) =>
        FindDataset(dataset)?.Routines.GetValueOrDefault(name);

    public Catalog With(Dataset dataset) => this with { Datasets = Datasets.SetItem(dataset.Id, dataset) };

    public Catalog Without(DatasetId id) => this with { Datasets = Datasets.Remove(id) };

    public Catalog With(Table table)
    {
        var dataset = Dataset(table.Id.Dataset);
        return With(dataset with { Tables = dataset.Tables.SetItem(table.Id.Name, table) });
    }

    public Catalog Without(TableId id)
    {
        var dataset = Dataset(id.Dataset);
        return With(dataset with { Tables = dataset.Tables.Remove(id.Name) });
    }

    public Catalog With(Routine routine)
    {
        var dataset = Dataset(routine.Dataset);
        return With(dataset with { Routines = dataset.Routines.SetItem(routine.Name, routine) });
    }

    public Catalog WithoutRoutine(DatasetId id, string name)
    {
        var dataset = Dataset(id);
        return With(dataset with { Routines = dataset.Routines.Remove(name) });
    }
}
